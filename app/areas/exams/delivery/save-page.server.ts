import { isSentInForm, parseResponseForm } from '~/areas/questions/answer-question'
import type { FormFields } from '~/areas/questions/type-fields'
import type { Ctx } from '~/platform/context.server'
import { answerField, certaintyField } from './answer-field'
import { keepSteps, type SavedItem, type Step, savedItems, standingResponse } from './keep-steps.server'
import { lockOwnAttempt } from './lock-own-attempt.server'
import { moveOn } from './move-on.server'
import { decideSave, type Refused } from './save-responses.server'

/** What the plain form of a page sends. `items` are the questions it showed; a question not named keeps its answer. */
export type PageForm = {
  attempt: string
  holder: string
  /** higher than every number kept when the page was made */
  sequence: number
  items: readonly string[]
  /** the page that the pressed button leads to; null for none */
  go: number | null
  /** the question whose flag button was pressed, and what it should become */
  flag: { item: string; flagged: boolean } | null
  fields: FormFields
}

/** An answer of the form that was not kept. */
export type UnkeptAnswer = { item: string; response: unknown; flagged: boolean; certainty: number | null }

export type PageSaved =
  | {
      saved: true
      savedAt: number
      /** a newer answer had been saved since the page was made; it stands */
      stale: UnkeptAnswer[]
      /** questions whose field held what is no answer */
      unreadable: string[]
      /** how many answers came after their page was left behind, where people go forward only */
      passed: number
    }
  | (Refused & { unsaved: UnkeptAnswer[] })

/**
 * Keeps what changed on a page that was sent as a form. Only differences become steps, so a form sent twice, or after
 * the page's script has saved the same, adds nothing; a field that is missing blanks nothing.
 * @throws AppError 404 for an attempt that is not there, 403 for somebody else's
 */
export async function savePage(ctx: Ctx, form: PageForm): Promise<PageSaved> {
  return ctx.transaction(async (tx) => {
    const attempt = await lockOwnAttempt(tx, form.attempt)
    const items = await savedItems(tx, attempt, form.items)
    const changes = [...items].map(([id, item]) => changeOf(id, item, form))
    const steps = changes.filter((change) => change !== null && change !== 'unreadable')
    const decision = decideSave(attempt, form.holder, tx.now)
    if (!decision.accept) return { saved: false, reason: decision.reason, unsaved: steps.map(answerOf) }

    const verdicts = await keepSteps(tx, { attemptId: attempt.id, late: decision.late, items, steps })
    const isStale = (step: Step) => verdicts.some(({ item, verdict }) => item === step.item && verdict === 'older')
    const stale = steps.filter(isStale).map(answerOf)
    const unreadable = [...items.keys()].filter((_id, index) => changes[index] === 'unreadable')
    const passed = verdicts.filter(({ verdict }) => verdict === 'passed').length
    if (stale.length + unreadable.length === 0 && !decision.late) await moveOn(tx, attempt, form.go)
    return { saved: true, savedAt: tx.now, stale, unreadable, passed }
  })
}

const answerOf = ({ item, response, flagged, certainty = null }: Step): UnkeptAnswer => ({
  item,
  response,
  flagged,
  certainty,
})

function changeOf(id: string, { type, kept, isFinished }: SavedItem, form: PageForm): Step | 'unreadable' | null {
  if (isFinished) return null
  const flagged = form.flag?.item === id ? form.flag.flagged : (kept?.flagged ?? false)
  const certainty = certaintyIn(form.fields, id) ?? kept?.certainty ?? null
  const name = answerField(id)
  const before = standingResponse(type, kept)
  const isSent = isSentInForm(type, name, form.fields)
  const now = isSent ? parseResponseForm(type, name, form.fields.get, form.fields.getAll) : before
  if (now === null) return 'unreadable'
  const isSame =
    JSON.stringify(now) === JSON.stringify(before) &&
    flagged === (kept?.flagged ?? false) &&
    certainty === (kept?.certainty ?? null)
  return isSame ? null : { item: id, sequence: form.sequence, response: now, flagged, certainty }
}

/** How sure somebody says they are; null when the form says nothing of it, or two things. */
function certaintyIn({ getAll }: FormFields, id: string): number | null {
  const [value, ...others] = new Set(getAll(certaintyField(id)))
  return others.length === 0 && value !== undefined && /^[123]$/.test(value) ? Number(value) : null
}
