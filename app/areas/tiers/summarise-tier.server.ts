import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { checklist } from './describe/checklist'
import { evaluate } from './evaluate'
import type { LocalText } from './local-text'
import { nextTier } from './minimal-sets'
import { mayViewTier } from './policy'
import { readPartner } from './read-partner.server'
import { type TierName, tierName } from './track-view'
import { momentOf } from './view-tier.server'

/** One line about a company's tier in a track, for pages about something else. */
export type TierSummary = {
  track: { slug: string; title: LocalText }
  held: TierName | null
  next: TierName | null
  /** Requirements of the next tier that are met, of how many; null at the top. */
  progress: { met: number; total: number } | null
  graceUntil: number | null
}

/**
 * Where a company stands in each of its tracks, in short.
 * @throws AppError 403 for members of other partners
 */
export async function summariseTier(ctx: Ctx, partnerId: string): Promise<TierSummary[]> {
  authorise(mayViewTier(ctx.actor, partnerId))
  const state = await readPartner(ctx, { id: partnerId })
  const at = momentOf(ctx, state)
  return state.tracks.flatMap(({ slug, rules, standing }) => {
    if (!rules || rules.programme.tiers.length === 0) return []
    const { programme } = rules
    const proof = evaluate(programme, state.facts, { at, knownAt: at })
    const held = tierName(programme, standing ? standing.tier : proof.tier)
    const next = nextTier(proof)
    const list = checklist(programme, state.facts, proof, next)
    return [
      {
        track: { slug, title: programme.title },
        held,
        next: next === held?.slug ? null : tierName(programme, next),
        progress: list ? { met: list.met, total: list.total } : null,
        graceUntil: standing?.grace_until ?? null,
      },
    ]
  })
}
