import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { checklist } from '../describe/checklist'
import { evaluate } from '../engine/evaluate'
import { tierToAimAt } from '../engine/minimal-sets'
import { mayViewTier } from '../policy'
import { momentOf } from './choose-track.server'
import { readPartner } from './read-partner.server'
import { type TierName, tierName } from './track-view'

/** One line about a company's tier in a track, for pages about something else. */
export type TierSummary = {
  track: { slug: string; title: LocalText }
  held: TierName | null
  /** The next tier; while a grace runs the held one, which has to be earned again. Null at the top. */
  aim: TierName | null
  /** Requirements of `aim` that are met, of how many. */
  progress: { met: number; total: number } | null
  graceUntil: number | null
}

/**
 * Where a company stands in each of its tracks, in short.
 * @throws AppError 403 for members of other partners
 */
export async function summariseTier(ctx: Ctx, partnerId: string): Promise<TierSummary[]> {
  authorise(mayViewTier(ctx.actor, partnerId))
  const state = await readPartner(ctx, { id: partnerId }, 'unnamed')
  const at = momentOf(ctx, state)
  return state.tracks.flatMap(({ slug, rules, standing }) => {
    if (!rules || rules.programme.tiers.length === 0) return []
    const { programme } = rules
    const proof = evaluate(programme, state.facts, { at, knownAt: at })
    const held = tierName(programme, standing ? standing.tier : proof.tier)
    const graceUntil = standing?.grace_until ?? null
    const aim = tierToAimAt(proof, { tier: held?.slug ?? null, graceUntil })
    const list = checklist(programme, state.facts, proof, aim)
    return [
      {
        track: { slug, title: programme.title },
        held,
        aim: tierName(programme, aim),
        progress: list ? { met: list.met, total: list.total } : null,
        graceUntil,
      },
    ]
  })
}
