import type { Ctx } from '~/platform/context.server'
import { inThread } from '~/platform/thread.server'
import { reEvaluate } from '../decisions/re-evaluate.server'
import { appendFact } from '../facts/record-fact.server'
import type { RankDefinition } from '../language/definitions'
import { type PublishedRules, rulesInForce } from '../versions/load-rules.server'
import { partnersWithRegions } from '../what-if/queries.server'
import { lastTaken } from './days-taken'
import { placeFact, type TakenPlace } from './place-fact'
import { hasFactsFrom } from './queries.server'
import type { RanksWork } from './ranks-thread.server'

const LONGEST_MS = 10 * 60_000

/**
 * Takes the ranks whose day has come: the place of every partner of the track becomes a record of its own, true from that
 * day on, and the partner is decided anew. A rank that was taken in part, because the process ended, is gone on with:
 * places that are kept already stay as they are.
 * @returns how many places were kept
 */
export async function takeDueRanks(ctx: Ctx): Promise<number> {
  let kept = 0
  for (const rules of (await rulesInForce(ctx, ctx.now)).values())
    for (const rank of rules.programme.definitions?.ranks ?? []) {
      const at = lastTaken(rules.programme, rank, ctx.now)
      if (at !== null && !(await isTaken(ctx, rules, rank, at))) kept += await take(ctx, rules, rank, at)
    }
  return kept
}

/** Names the place of a partner in a rank of a day. Places are kept in the order of the partners' ids: the last one ends it. */
const sourceOf = ({ trackId }: PublishedRules, { slug }: RankDefinition, at: number, of: string): string =>
  `rank:${trackId}:${slug}:${new Date(at).toISOString().slice(0, 10)}:${of}`

async function isTaken(ctx: Ctx, rules: PublishedRules, rank: RankDefinition, at: number): Promise<boolean> {
  const partners = await partnersWithRegions(ctx.db, rules.trackId)
  const last = partners.at(-1)
  return last === undefined || hasFactsFrom(ctx.db, sourceOf(rules, rank, at, last.id))
}

async function take(ctx: Ctx, rules: PublishedRules, rank: RankDefinition, at: number): Promise<number> {
  const partners = await partnersWithRegions(ctx.db, rules.trackId)
  const places = await inThread<RanksWork, never, TakenPlace[]>(
    new URL('./ranks-thread.server.ts', import.meta.url),
    {
      ...{ databaseUrl: ctx.config.databaseUrl, programme: rules.programme, rank, at, knownAt: ctx.now },
      partnerIds: partners.map(({ id }) => id),
    },
    { timeoutMs: LONGEST_MS },
  )
  const byPartner = new Map(places.map((place) => [place.partnerId, place]))
  for (const { id } of partners) {
    const place = byPartner.get(id)
    if (place) await ctx.transaction((tx) => keepPlace(tx, rules, rank, at, place))
  }
  return places.length
}

async function keepPlace(
  tx: Ctx,
  rules: PublishedRules,
  rank: RankDefinition,
  at: number,
  place: TakenPlace,
): Promise<void> {
  const { partnerId } = place
  const factId = await appendFact(tx, placeFact(rank, place, { at, track: rules.trackSlug }), {
    sourceKey: sourceOf(rules, rank, at, partnerId),
  })
  if (factId !== null) await reEvaluate(tx, { partnerId, trackId: rules.trackId, cause: { kind: 'fact', id: factId } })
}
