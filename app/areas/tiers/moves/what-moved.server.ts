import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { readRational, toNumber } from '~/platform/rational'
import { changedLeaves } from '../decisions/forecast'
import { decisionsOfCause } from '../decisions/queries.server'
import type { TransitionChange } from '../decisions/transition'
import { describeRule } from '../describe/rule'
import type { Sentence } from '../describe/sentence'
import type { Proof } from '../engine/proof'
import { type Names, NO_NAMES } from '../language/names'
import { findRule } from '../language/rule'
import { mayViewTier } from '../policy'
import { namesOf } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { programmeOf } from '../versions/load-rules.server'

/** What a certificate has changed for a company in one track. */
export type WhatMoved = {
  track: { slug: string; title: LocalText }
  before: TierName | null
  after: TierName | null
  change: TransitionChange
  /** Requirements whose counts rose. */
  lines: { line: Sentence; before: number; observed: number; needed: number; isMet: boolean }[]
}

/**
 * What a certificate moved: for each track the decision that heard of it, beside the one before. Empty while it has not
 * been decided, when nothing moved, and for those who may not see the company's tier.
 */
export async function whatMoved(
  ctx: Ctx,
  of: { organisationId: string; certificateId: string },
): Promise<{ names: Names; tracks: WhatMoved[] }> {
  const nothing = { names: NO_NAMES, tracks: [] }
  if (!mayViewTier(ctx.actor, of.organisationId).allow) return nothing
  const decisions = await decisionsOfCause(ctx.db, of.organisationId, { kind: 'certificate', id: of.certificateId })
  if (decisions.length === 0) return nothing
  const tracks: WhatMoved[] = []
  for (const decision of decisions) {
    const programme = await programmeOf(ctx, decision.rule_version_id)
    const earlier = decision.earlier_proof ? json<Proof>(decision.earlier_proof) : null
    const changed = earlier ? changedLeaves(earlier, json<Proof>(decision.proof)) : []
    tracks.push({
      track: { slug: decision.track_slug, title: programme.title },
      before: tierName(programme, decision.tier_before),
      after: tierName(programme, decision.tier_after),
      change: decision.change as TransitionChange,
      lines: changed.flatMap(({ ruleId, before, observed, needed, met }) => {
        const rule = findRule(programme.tiers, ruleId)
        if (!rule) return []
        const [was, is, asked] = [before, observed, needed].map((text) => toNumber(readRational(text)))
        return [
          { line: describeRule(rule, programme), before: was ?? 0, observed: is ?? 0, needed: asked ?? 0, isMet: met },
        ]
      }),
    })
  }
  return { names: await namesOf(ctx, []), tracks }
}
