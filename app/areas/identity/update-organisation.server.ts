import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import type { PartnerChanged } from './events'
import { mayAdminister } from './policy'
import { organisationById, updateOrganisationRow } from './queries.organisations.server'

export type OrganisationDetails = { name: string; region: string | null; country: string | null }

/**
 * Corrects the details of an organisation. Its address in links stays, so that links keep working.
 * @throws AppError 403 `identity.not-an-administrator`; 404 `identity.organisation-not-found`
 */
export async function updateOrganisation(ctx: Ctx, organisationId: string, after: OrganisationDetails): Promise<void> {
  authorise(mayAdminister(ctx.actor))
  const before = await organisationById(ctx.db, organisationId)
  if (!before) throw notFound('identity.organisation-not-found')
  await ctx.transaction(async (tx) => {
    await updateOrganisationRow(tx.db, organisationId, after)
    await tx.audit({
      action: 'identity.organisation-updated',
      subject: { kind: 'organisation', id: organisationId },
      organisationId,
      before: { name: before.name, region: before.region, country: before.country },
      after,
    })
    if (before.kind !== 'partner') return
    const event: PartnerChanged = {
      type: 'identity.partner-changed',
      v: 1,
      organisationId,
      changedAt: tx.now,
    }
    await tx.publish(event)
  })
}
