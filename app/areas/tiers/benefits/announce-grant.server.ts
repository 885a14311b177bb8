import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import type { BenefitGrantChanged } from '../events'
import { spanOf } from './grant'
import type { StoredGrant } from './queries.grants.server'

/** Tells of the newest step of a grant, in the transaction that made it: people by the event, open pages at once. */
export async function announceGrant(
  tx: Ctx,
  of: { grant: StoredGrant; title: LocalText; change: BenefitGrantChanged['change']; reason: string | null },
): Promise<void> {
  const { grant, title, change, reason } = of
  const event: BenefitGrantChanged = {
    ...{ type: 'tiers.benefit-grant-changed', v: 1, change, title, reason },
    ...{ partnerId: grant.partnerId, grantId: grant.id, step: grant.steps.length },
    ...{ trackSlug: grant.track, benefit: grant.benefit, ...spanOf(grant) },
  }
  await tx.publish(event)
  await tx.signal(`organisation:${grant.partnerId}`, 'benefits-changed')
  await tx.signal('vendor', 'benefits-changed', { partnerId: grant.partnerId })
}
