import { findOrganisation, type Organisation } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../policy'

/**
 * The partner that an address of the programme's pages names.
 * @throws AppError 403 for others than programme managers, 404
 */
export async function findPartner(ctx: Ctx, slug: string): Promise<Organisation> {
  authorise(mayManageProgramme(ctx.actor))
  const partner = await findOrganisation(ctx, { slug })
  if (partner?.kind !== 'partner') throw notFound('tiers.partner-not-found')
  return partner
}
