import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { readRational, toNumber } from '~/platform/rational'
import type { MarkedItemRecord } from '../results/marked-item'
import type { MeasuredFacility } from './predicted-facility'
import { lastResults, questionsOfItems } from './queries.server'

/** Older attempts say little about the questions as they are now. */
const LAST_ATTEMPTS = 300

/** How easy an exam's questions were in its last attempts, by question; three hundred attempts at most are read. */
export async function measuredFacilities(ctx: Ctx, examId: string): Promise<Map<string, MeasuredFacility>> {
  const results = await lastResults(ctx.db, { examId, limit: LAST_ATTEMPTS })
  if (results.length === 0) return new Map()
  const items = await questionsOfItems(
    ctx.db,
    results.map(({ id }) => id),
  )
  const questionOf = new Map(items.map((item) => [item.id, item.question_id]))
  const sums = new Map<string, { sum: number; answers: number }>()
  for (const { items: marked } of results)
    for (const { itemId, fraction, outcome } of json<MarkedItemRecord[]>(marked)) {
      const id = questionOf.get(itemId)
      if (id === undefined || outcome === 'not-answered') continue
      const { sum, answers } = sums.get(id) ?? { sum: 0, answers: 0 }
      sums.set(id, { sum: sum + toNumber(readRational(fraction)), answers: answers + 1 })
    }
  return new Map([...sums].map(([id, { sum, answers }]) => [id, { mean: sum / answers, answers }]))
}
