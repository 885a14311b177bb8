import { parseResponseForm, readResponse, readSentResponse } from '~/areas/questions/answer-question'
import { moduleOf, type QuestionResponse } from '~/areas/questions/registry'
import type { Numeric } from '~/areas/questions/types/numeric/schema'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { insertResponses, itemsForSaving } from '../queries.responses.server'
import type { AttemptRow } from '../queries.server'
import { compareSequence, type KeptStep } from './accept-response'
import { openRangeOf, standingOf } from './open-range'
import type { ReadBackQuestion } from './read-back'

export type Step = {
  item: string
  sequence: number
  response: unknown
  flagged: boolean
  certainty?: number | null | undefined
}

export type SaveVerdict = {
  item: string
  sequence: number
  /** `finished`: the question was tried to its end, `passed`: its page was left behind; its answer stands */
  verdict: 'kept' | 'kept-late' | 'repeated' | 'older' | 'unreadable' | 'unknown-item' | 'finished' | 'passed'
}

/** A verdict with the answer as it was understood; null for one that could not be read. */
type KeptVerdict = SaveVerdict & { read: QuestionResponse | null }

export type SavedItem = ReadBackQuestion & { kept: KeptStep | null; isFinished: boolean; isPassed: boolean }

/** What is kept of some items of an attempt; items it does not have, or not yet, are left out. */
export async function savedItems(
  tx: Ctx,
  attempt: AttemptRow,
  ids: readonly string[],
): Promise<Map<string, SavedItem>> {
  const range = openRangeOf(attempt)
  const rows = await itemsForSaving(tx.db, attempt.id, [...new Set(ids)])
  const known = rows.filter(({ position }) => standingOf(range, position) !== 'ahead')
  return new Map(
    known.map(({ id, type, body, sequence, response, flagged, certainty, ends, position }) => [
      id,
      {
        type,
        units: type === 'numeric' ? json<Numeric>(body).units : undefined,
        isFinished: Number(ends) > 0,
        isPassed: standingOf(range, position) === 'passed',
        kept:
          sequence === null || response === null
            ? null
            : {
                sequence: Number(sequence),
                response,
                flagged: flagged === 1,
                certainty: certainty === null ? null : Number(certainty),
              },
      },
    ]),
  )
}

/** Adds the steps that are news, in the order given, and says of each what became of it and how it was read. */
export async function keepSteps(
  tx: Ctx,
  of: { attemptId: string; late: boolean; items: ReadonlyMap<string, SavedItem>; steps: readonly Step[] },
): Promise<KeptVerdict[]> {
  const newest = new Map([...of.items].map(([id, { kept }]) => [id, kept]))
  const rows: Parameters<typeof insertResponses>[1] = []
  const verdicts = of.steps.map((step): KeptVerdict => {
    const { item, sequence, flagged } = step
    const question = of.items.get(item)
    if (question === undefined) return { item, sequence, verdict: 'unknown-item', read: null }
    const kept = newest.get(item) ?? null
    const own = ownStep(question, kept, step)
    if (own === null) return { item, sequence, verdict: 'unreadable', read: null }
    if (question.isPassed) return { item, sequence, verdict: 'passed', read: own.read }
    if (question.isFinished) return { item, sequence, verdict: 'finished', read: own.read }
    const order = compareSequence(kept, own.step)
    if (order !== 'new') return { item, sequence, verdict: order, read: own.read }
    newest.set(item, own.step)
    rows.push({
      attempt_id: of.attemptId,
      item_id: item,
      sequence: own.step.sequence,
      response: own.step.response,
      flagged: flagged ? 1 : 0,
      late: of.late ? 1 : 0,
      saved_at: tx.now,
      certainty: own.step.certainty,
    })
    return { item, sequence, verdict: of.late ? 'kept-late' : 'kept', read: own.read }
  })
  if (rows.length > 0) await insertResponses(tx.db, rows)
  return verdicts
}

/**
 * The step as it would be kept; null when the answer cannot be read. Where only the server writes answers (files, recorded
 * calls), a browser sets the flag and nothing else, and its number never loses against one that the server gave meanwhile.
 */
function ownStep(
  { type }: SavedItem,
  kept: KeptStep | null,
  { sequence, response, flagged, certainty = null }: Step,
): { step: KeptStep; read: QuestionResponse } | null {
  const isOurs = moduleOf(type)?.writtenBy === 'server'
  const read = isOurs ? standingResponse(type, kept) : readSentResponse(type, response)
  return (
    read && {
      step: {
        sequence: isOurs ? Math.max(sequence, (kept?.sequence ?? 0) + 1) : sequence,
        response: JSON.stringify(read),
        flagged,
        certainty,
      },
      read,
    }
  )
}

/** The answer that stands; an empty one when there is none. */
export const standingResponse = (type: string, kept: KeptStep | null): QuestionResponse | null =>
  kept
    ? readResponse(type, JSON.parse(kept.response))
    : parseResponseForm(
        type,
        '',
        () => null,
        () => [],
      )
