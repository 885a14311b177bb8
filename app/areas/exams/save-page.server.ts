import { parseResponseForm } from '~/areas/questions/answer-question'
import type { FormFields } from '~/areas/questions/type-module'
import type { Ctx } from '~/platform/context.server'
import { answerField } from './answer-field'
import { keepSteps, type SavedItem, type Step, savedItems } from './keep-steps.server'
import { lockOwnAttempt } from './lock-own-attempt.server'
import { decideSave, type Refused } from './save-responses.server'

/** What the plain form of a page sends. `items` are the questions it showed; a question not named keeps its answer. */
export type PageForm = {
  attempt: string
  holder: string
  /** higher than every number kept when the page was made */
  sequence: number
  items: readonly string[]
  /** the question whose flag button was pressed, and what it should become */
  flag: { item: string; flagged: boolean } | null
  fields: FormFields
}

/** An answer of the form that was not kept. */
export type UnkeptAnswer = { item: string; response: unknown; flagged: boolean }

export type PageSaved =
  | {
      saved: true
      savedAt: number
      /** a newer answer had been saved since the page was made; it stands */
      stale: UnkeptAnswer[]
      /** questions whose field held what is no answer */
      unreadable: string[]
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
    const items = await savedItems(tx, attempt.id, form.items)
    const changes = [...items].map(([id, item]) => changeOf(id, item, form))
    const steps = changes.filter((change) => change !== null && change !== 'unreadable')
    const decision = decideSave(attempt, form.holder, tx.now)
    if (!decision.accept) return { saved: false, reason: decision.reason, unsaved: steps.map(answerOf) }

    const verdicts = await keepSteps(tx, { attemptId: attempt.id, late: decision.late, items, steps })
    const isStale = (step: Step) => verdicts.some(({ item, verdict }) => item === step.item && verdict === 'older')
    return {
      saved: true,
      savedAt: tx.now,
      stale: steps.filter(isStale).map(answerOf),
      unreadable: [...items.keys()].filter((_id, index) => changes[index] === 'unreadable'),
    }
  })
}

const answerOf = ({ item, response, flagged }: Step): UnkeptAnswer => ({ item, response, flagged })

function changeOf(id: string, { type, kept }: SavedItem, form: PageForm): Step | 'unreadable' | null {
  const flagged = form.flag?.item === id ? form.flag.flagged : (kept?.flagged ?? false)
  const name = answerField(id)
  const before: unknown = kept ? JSON.parse(kept.response) : parseResponseForm(type, '', nothing.get, nothing.getAll)
  const given = isGiven(type, name, form.fields)
  const now = given ? parseResponseForm(type, name, form.fields.get, form.fields.getAll) : before
  if (now === null) return 'unreadable'
  const isSame = JSON.stringify(now) === JSON.stringify(before) && flagged === (kept?.flagged ?? false)
  return isSame ? null : { item: id, sequence: form.sequence, response: now, flagged }
}

const nothing: FormFields = { get: () => null, getAll: () => [] }

/**
 * Boxes that are all empty send nothing, so their absence is an answer; any other field that is absent, or sent twice
 * with two values, says nothing.
 */
const isGiven = (type: string, name: string, { getAll }: FormFields): boolean =>
  type === 'multiple-response' || new Set(getAll(name)).size === 1
