import type { Ctx } from '~/platform/context.server'
import type { Proof } from '../engine/proof'
import type { BenefitChange, BenefitsChanged } from '../events'
import type { Programme } from '../language/programme'
import type { PublishedRules } from '../versions/load-rules.server'
import { changedBenefits } from './changed-benefits'
import { grantsOfPartner } from './queries.grants.server'

type Standing = { tier: string | null; programme: Programme; proof: Proof | null }

export type BenefitChanges = { better: BenefitChange[]; worse: BenefitChange[] }
const UNCHANGED: BenefitChanges = { better: [], worse: [] }

/**
 * Which benefits a decision, a new version or a condition has changed; grants by hand count before and after. Open pages
 * hear of it; people are told at once, unless they hear of another tier (`isTierNews`): then it is told with that.
 * Nothing is looked up where tier, rules and proved conditions are what they were.
 */
export async function announceBenefits(
  tx: Ctx,
  of: {
    partnerId: string
    rules: PublishedRules
    now: number
    before: Standing
    after: Standing
    isTierNews: boolean
  },
): Promise<BenefitChanges> {
  const { before, after, rules, now } = of
  const isSame = before.tier === after.tier && before.programme === after.programme
  if (isSame && JSON.stringify(metOf(before.proof)) === JSON.stringify(metOf(after.proof))) return UNCHANGED
  const grants = (await grantsOfPartner(tx.db, of.partnerId)).filter(({ track }) => track === rules.trackSlug)
  const changes = changedBenefits({ before, after, grants, at: now })
  if (changes.better.length + changes.worse.length === 0) return UNCHANGED
  await tx.signal(`organisation:${of.partnerId}`, 'benefits-changed')
  if (of.isTierNews) return changes
  const event: BenefitsChanged = {
    ...{ type: 'tiers.benefits-changed', v: 1, at: now, ...changes },
    ...{ partnerId: of.partnerId, trackSlug: rules.trackSlug, trackTitle: rules.programme.title },
  }
  await tx.publish(event)
  return changes
}

const metOf = (proof: Proof | null) => proof?.tiers.map(({ slug, met }) => [slug, met]) ?? []
