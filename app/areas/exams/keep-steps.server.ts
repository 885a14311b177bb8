import { readResponse } from '~/areas/questions/answer-question'
import type { QuestionResponse } from '~/areas/questions/registry'
import type { Numeric } from '~/areas/questions/types/numeric/schema'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { compareSequence, type KeptStep } from './accept-response'
import { insertResponses, itemsForSaving } from './queries.server'
import type { ReadBackQuestion } from './read-back'

export type Step = { item: string; sequence: number; response: unknown; flagged: boolean }

export type SaveVerdict = {
  item: string
  sequence: number
  verdict: 'kept' | 'kept-late' | 'repeated' | 'older' | 'unreadable' | 'unknown-item'
}

/** A verdict with the answer as it was understood; null for one that could not be read. */
export type KeptVerdict = SaveVerdict & { read: QuestionResponse | null }

export type SavedItem = ReadBackQuestion & { kept: KeptStep | null }

/** What is kept of some items of an attempt; items it does not have are left out. */
export async function savedItems(tx: Ctx, attemptId: string, ids: readonly string[]): Promise<Map<string, SavedItem>> {
  const rows = await itemsForSaving(tx.db, attemptId, [...new Set(ids)])
  return new Map(
    rows.map(({ id, type, body, sequence, response, flagged }) => [
      id,
      {
        type,
        units: type === 'numeric' ? json<Numeric>(body).units : undefined,
        kept:
          sequence === null || response === null
            ? null
            : { sequence: Number(sequence), response, flagged: flagged === 1 },
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
    const type = of.items.get(item)?.type
    if (type === undefined) return { item, sequence, verdict: 'unknown-item', read: null }
    const read = readResponse(type, step.response)
    if (read === null) return { item, sequence, verdict: 'unreadable', read }
    const own = { sequence, response: JSON.stringify(read), flagged }
    const order = compareSequence(newest.get(item) ?? null, own)
    if (order !== 'new') return { item, sequence, verdict: order, read }
    newest.set(item, own)
    rows.push({
      attempt_id: of.attemptId,
      item_id: item,
      sequence,
      response: own.response,
      flagged: flagged ? 1 : 0,
      late: of.late ? 1 : 0,
      saved_at: tx.now,
    })
    return { item, sequence, verdict: of.late ? 'kept-late' : 'kept', read }
  })
  if (rows.length > 0) await insertResponses(tx.db, rows)
  return verdicts
}
