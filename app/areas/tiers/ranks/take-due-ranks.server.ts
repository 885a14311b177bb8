import type { Ctx } from '~/platform/context.server'
import { inThread } from '~/platform/thread.server'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { appendFact } from '../facts/record-fact.server'
import type { RankDefinition } from '../language/definitions'
import { type PublishedRules, rulesInForce } from '../versions/load-rules.server'
import { lastTaken } from './days-taken'
import { placeFact, type TakenPlace } from './place-fact'
import { beginTaking, finishTaking, isTakingFinished, membersAt } from './queries.server'
import type { RanksWork } from './ranks-thread.server'

const LONGEST_MS = 10 * 60_000

/**
 * Takes the ranks whose day has come: the place of every partner of the track becomes a record of its own, true from that
 * day on, and the partner is decided anew. A rank of a day is taken once, by what is known and who is in the track at that
 * moment: who joins later has no place before the next day. One that was taken in part, because the process ended or a
 * partner could not be decided, is gone on with: places that are kept already stay as they are.
 * @returns how many places were kept
 */
export async function takeDueRanks(ctx: Ctx): Promise<number> {
  let kept = 0
  for (const rules of (await rulesInForce(ctx, ctx.now)).values())
    for (const rank of rules.programme.definitions?.ranks ?? []) {
      const at = lastTaken(rules.programme, rank, ctx.now)
      const key = at !== null && { track_id: rules.trackId, rank: rank.slug, at }
      if (key && !(await isTakingFinished(ctx.db, key)))
        kept += await take(ctx, { rules, rank, taking: await beginTaking(ctx.db, key, ctx.now) })
    }
  return kept
}

type Work = {
  readonly rules: PublishedRules
  readonly rank: RankDefinition
  readonly taking: { readonly track_id: string; readonly rank: string; readonly at: number; readonly known_at: number }
}

async function take(ctx: Ctx, work: Work): Promise<number> {
  const { rules, rank, taking } = work
  const { at, known_at: knownAt } = taking
  const partners = await membersAt(ctx.db, rules.trackId, knownAt)
  const places = await inThread<RanksWork, never, TakenPlace[]>(
    new URL('./ranks-thread.server.ts', import.meta.url),
    {
      ...{ databaseUrl: ctx.config.databaseUrl, programme: rules.programme, rank, at, knownAt },
      partnerIds: partners.map(({ id }) => id),
    },
    { timeoutMs: LONGEST_MS },
  )
  let kept = 0
  let failed = 0
  for (const place of places.toSorted((a, b) => (a.partnerId < b.partnerId ? -1 : 1)))
    try {
      if (await ctx.transaction((tx) => keepPlace(tx, work, place))) kept += 1
    } catch (error) {
      failed += 1
      ctx.log.error({ err: error, partner: place.partnerId }, 'a place in a rank could not be kept')
    }
  if (failed === 0) await finishTaking(ctx.db, taking, ctx.now)
  return kept
}

/** @returns whether it was not kept before */
async function keepPlace(tx: Ctx, { rules, rank, taking: { at } }: Work, place: TakenPlace): Promise<boolean> {
  const { partnerId } = place
  const { trackId, trackSlug } = rules
  const factId = await appendFact(tx, placeFact(rank, place, { at, track: trackSlug }), {
    sourceKey: `rank:${trackId}:${rank.slug}:${new Date(at).toISOString().slice(0, 10)}:${partnerId}`,
  })
  if (factId === null) return false
  await reEvaluate(tx, { partnerId, trackId, cause: { kind: 'fact', id: factId } })
  return true
}
