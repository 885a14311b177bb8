import { type Checked, problemList, readText } from '../benefits/typed'
import { readDay } from '../facts/written-values'
import { REASON } from '../reason'

export type TypedAgreement = { readonly from: string; readonly reason: string }
export type AgreementEntry = { readonly from: number | null; readonly reason: string }
export type TypedKeep = { readonly until: string; readonly owner: string; readonly reason: string }
export type KeepEntry = { readonly until: number; readonly owner: string; readonly reason: string }

const DAY = 86_400_000
/** What is put off for longer is not agreed to: it is kept. */
const LATEST_AGREEMENT = 366
/** An exception is for a time: what is meant for longer belongs into the rules. */
const LONGEST_KEEP = 3 * 366
const LONGEST_OWNER = 120

/**
 * Reads an agreement as it was typed. `from` is the day of UTC from whose start the tier is gone; left out, it is gone at
 * once, or when the time is over that the rules give.
 */
export function checkAgreement(typed: TypedAgreement, of: { now: number }): Checked<AgreementEntry, 'from' | 'reason'> {
  const { problems, report } = problemList<'from' | 'reason'>()
  const text = typed.from.trim()
  const from = text === '' ? null : readDay(text)
  if (text !== '' && from === null) report('from', 'not-a-date', { text: text.slice(0, 40) })
  if (from !== null && from < of.now - (of.now % DAY)) report('from', 'over-already')
  if (from !== null && from > of.now + LATEST_AGREEMENT * DAY) report('from', 'too-far', { years: 1 })
  const reason = readText(typed.reason, 'reason', REASON, report)
  return problems.length > 0 || reason === null ? { ok: false, problems } : { ok: true, value: { from, reason } }
}

/**
 * Reads an exception as it was typed: `until` is the first day of UTC on which the tier is not kept any more.
 * @param of.after the exception must reach beyond this moment, or it changes nothing; epoch ms
 */
export function checkKeep(
  typed: TypedKeep,
  of: { now: number; after: number },
): Checked<KeepEntry, 'until' | 'owner' | 'reason'> {
  const { problems, report } = problemList<'until' | 'owner' | 'reason'>()
  const until = readEnd(typed.until, of, report)
  const owner = readText(typed.owner, 'owner', { max: LONGEST_OWNER }, report)
  const reason = readText(typed.reason, 'reason', REASON, report)
  return problems.length > 0 || until === null || owner === null || reason === null
    ? { ok: false, problems }
    : { ok: true, value: { until, owner, reason } }
}

/** Reads how much longer an exception is to count; `after` is its end so far. */
export function checkLonger(
  typed: Pick<TypedKeep, 'until' | 'reason'>,
  of: { now: number; after: number },
): Checked<Pick<KeepEntry, 'until' | 'reason'>, 'until' | 'reason'> {
  const { problems, report } = problemList<'until' | 'reason'>()
  const until = readEnd(typed.until, of, report)
  const reason = readText(typed.reason, 'reason', REASON, report)
  return problems.length > 0 || until === null || reason === null
    ? { ok: false, problems }
    : { ok: true, value: { until, reason } }
}

function readEnd(
  typed: string,
  of: { now: number; after: number },
  report: ReturnType<typeof problemList<'until'>>['report'],
): number | null {
  if (typed.trim() === '') return report('until', 'missing')
  const until = readDay(typed)
  if (until === null) return report('until', 'not-a-date', { text: typed.trim().slice(0, 40) })
  if (until <= of.now) return report('until', 'not-after')
  if (until <= of.after) return report('until', 'not-later')
  return until > of.now + LONGEST_KEEP * DAY ? report('until', 'too-far', { years: 3 }) : until
}
