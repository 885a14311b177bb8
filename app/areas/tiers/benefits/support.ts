import { entitlementIn, type TrackHistory } from './entitlement'
import { type Checked, problemList, readPastMinute, readText } from './typed'

/** A request for support and its first answer; epoch ms. */
export type SupportRequest = {
  readonly id: string
  readonly reference: string
  readonly subject: string
  readonly askedAt: number
  readonly answeredAt: number | null
}

/** `waiting`: no answer yet, and there is time. `overdue`: no answer, and the time is over. */
export type AnswerState = 'within' | 'late' | 'waiting' | 'overdue' | 'no-target'

const HOUR = 3_600_000

/** Was a request answered within the hours that applied when it was asked? Hours of the clock, day and night. */
export function answerState(
  { askedAt, answeredAt }: Pick<SupportRequest, 'askedAt' | 'answeredAt'>,
  targetHours: number | null,
  now: number,
): AnswerState {
  if (targetHours === null) return 'no-target'
  const due = askedAt + targetHours * HOUR
  if (answeredAt !== null) return answeredAt <= due ? 'within' : 'late'
  return now <= due ? 'waiting' : 'overdue'
}

/** The hours that a partner was entitled to at a moment; null when to none. */
export function targetAt(history: TrackHistory, benefit: string, at: number): number | null {
  const value = entitlementIn(history, benefit, at)?.value
  return typeof value === 'number' ? value : null
}

export type SupportCount = Readonly<Record<AnswerState, number>> & { readonly total: number }

export function countAnswers(states: readonly AnswerState[]): SupportCount {
  const of = (state: AnswerState) => states.filter((one) => one === state).length
  return {
    ...{ total: states.length, within: of('within'), late: of('late'), waiting: of('waiting') },
    ...{ overdue: of('overdue'), 'no-target': of('no-target') },
  }
}

export const REQUEST_FIELDS = ['reference', 'subject', 'asked', 'answered'] as const
export type RequestField = (typeof REQUEST_FIELDS)[number]
export type TypedRequest = Readonly<Record<RequestField, string>>
export type RequestEntry = Omit<SupportRequest, 'id'>

/** Reads a request as it was typed, in a form or in a line of a file. */
export function checkRequest(typed: TypedRequest, now: number): Checked<RequestEntry, RequestField> {
  const { problems, report } = problemList<RequestField>()
  const reference = readText(typed.reference, 'reference', { max: 60 }, report)
  const subject = readText(typed.subject, 'subject', { max: 200 }, report)
  const askedAt = readPastMinute(typed.asked, 'asked', now, report)
  const answeredAt = typed.answered.trim() === '' ? null : readPastMinute(typed.answered, 'answered', now, report)
  if (askedAt !== null && answeredAt !== null && answeredAt < askedAt) report('answered', 'before-asked')
  if (problems.length > 0 || reference === null || subject === null || askedAt === null) return { ok: false, problems }
  return { ok: true, value: { reference, subject, askedAt, answeredAt } }
}
