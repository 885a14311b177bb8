import type { Ctx } from '~/platform/context.server'
import type { BenefitChanges } from '../benefits/announce-benefits.server'
import type { GraceStarted, TierChanged } from '../events'
import type { PublishedRules } from '../versions/load-rules.server'
import type { Transition, TransitionChange } from './transition'

type TierNews = TierChanged['change']

/** Is the tier that is held another one, or its end called off? */
const isTierNews = (change: TransitionChange): change is TierNews => change !== 'none' && change !== 'grace-started'

/** Tells of a new decision: open pages always; other areas and the audit trail when the tier or its grace has changed. */
export async function announceDecision(
  tx: Ctx,
  of: {
    partnerId: string
    rules: PublishedRules
    decisionId: string
    before: string | null
    transition: Transition
    benefits?: BenefitChanges
  },
): Promise<void> {
  const { programme, trackSlug } = of.rules
  const { changed, tierAfter, graceUntil, reasons } = of.transition
  const titleOf = (slug: string) => programme.tiers.find((tier) => tier.slug === slug)?.title ?? { en: slug }
  const withdrawn = reasons.find((reason) => reason.code === 'tier-withdrawn')?.title
  const about = {
    v: 1 as const,
    partnerId: of.partnerId,
    trackSlug,
    trackTitle: programme.title,
    decisionId: of.decisionId,
  }
  if (isTierNews(changed)) {
    const event: TierChanged = {
      type: 'tiers.tier-changed',
      ...about,
      from: of.before,
      to: tierAfter,
      fromTitle: of.before === null ? null : (withdrawn ?? titleOf(of.before)),
      toTitle: tierAfter === null ? null : titleOf(tierAfter),
      change: changed,
      graceUntil,
      ...of.benefits,
    }
    await tx.publish(event)
  }
  if (changed === 'grace-started' && tierAfter !== null && graceUntil !== null) {
    const event: GraceStarted = {
      type: 'tiers.grace-started',
      ...about,
      tier: tierAfter,
      tierTitle: titleOf(tierAfter),
      graceUntil,
    }
    await tx.publish(event)
  }
  if (changed !== 'none') {
    await tx.audit({
      action: `tiers.${changed}`,
      subject: { kind: 'decision', id: of.decisionId },
      organisationId: of.partnerId,
      before: { tier: of.before },
      after: { tier: tierAfter, graceUntil, reasons },
    })
  }
  await tx.signal(`organisation:${of.partnerId}`, 'tier-checked')
  if (changed !== 'none') await tx.signal(`organisation:${of.partnerId}`, 'tier-changed')
  await tx.signal('vendor', 'tier-checked', { partnerId: of.partnerId })
}
