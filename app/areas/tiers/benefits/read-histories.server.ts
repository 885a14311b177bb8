import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { standingsOfPartner } from '../decisions/queries.server'
import type { Proof } from '../engine/proof'
import { programmeOf, usedOf } from '../versions/load-rules.server'
import type { HeldStep, TrackHistory } from './entitlement'
import { grantsOfPartner } from './queries.grants.server'
import { allConditions, type ConditionsRow, heldStepsOf, latestConditions } from './queries.server'

/**
 * What a partner holds today in each of its tracks, in three queries. The rules are those of the last decision: a version
 * that has begun gives its benefits with the decision made under it, at most a minute later.
 */
export async function readStandingHistories(ctx: Ctx, partnerId: string): Promise<TrackHistory[]> {
  const standings = await standingsOfPartner(ctx.db, partnerId)
  if (standings.length === 0) return []
  const grants = await grantsOfPartner(ctx.db, partnerId)
  const proofs = await latestConditions(ctx.db, partnerId)
  return Promise.all(
    standings.map(async (standing) => ({
      track: standing.track_slug,
      steps: [
        {
          at: Number.NEGATIVE_INFINITY,
          // Where a track is run without tiers nobody has what they give.
          tier: standing.has_tiers === 1 ? standing.tier : null,
          graceUntil: standing.has_tiers === 1 ? standing.grace_until : null,
          programme: usedOf({
            programme: await programmeOf(ctx, standing.rule_version_id),
            hasTiers: standing.has_tiers === 1,
          }),
        },
      ],
      proofs: proofsOf(proofs, standing.track_id).map(({ proof }) => ({ at: Number.NEGATIVE_INFINITY, proof })),
      grants: grants.filter(({ trackId }) => trackId === standing.track_id),
    })),
  )
}

/** The same from the first decision on, for "what had we on 1 June". */
export async function readFullHistories(ctx: Ctx, partnerId: string): Promise<TrackHistory[]> {
  const rows = await heldStepsOf(ctx.db, partnerId)
  const grants = await grantsOfPartner(ctx.db, partnerId)
  const proofs = await allConditions(ctx.db, partnerId)
  const programmes = new Map<string, Awaited<ReturnType<typeof programmeOf>>>()
  for (const { rule_version_id: id } of rows) if (!programmes.has(id)) programmes.set(id, await programmeOf(ctx, id))
  const tracks = new Map(rows.map(({ track_id, track_slug }) => [track_id, track_slug]))
  return [...tracks].map(([trackId, track]) => ({
    track,
    steps: withoutTiers(
      rows.flatMap((step) => {
        if (step.track_id !== trackId) return []
        const programme = programmes.get(step.rule_version_id)
        return programme ? { at: step.decided_at, tier: step.tier_after, graceUntil: step.grace_until, programme } : []
      }),
      { now: ctx.now, hasTiers: rows.some((row) => row.track_id === trackId && row.has_tiers === 1) },
    ),
    proofs: proofsOf(proofs, trackId),
    grants: grants.filter((grant) => grant.trackId === trackId),
  }))
}

/** Run without tiers, a track gives nothing by them from now on; when that was decided is not a step of its partners. */
function withoutTiers(steps: HeldStep[], { now, hasTiers }: { now: number; hasTiers: boolean }): HeldStep[] {
  const last = steps.at(-1)
  if (hasTiers || !last) return steps
  const programme = usedOf({ programme: last.programme, hasTiers })
  return [...steps, { at: Math.max(last.at, now), tier: null, graceUntil: null, programme }]
}

const proofsOf = (rows: readonly ConditionsRow[], trackId: string) =>
  rows.filter(({ track_id }) => track_id === trackId).map(({ at, proof }) => ({ at, proof: json<Proof>(proof) }))
