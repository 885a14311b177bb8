import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { findOrganisation, type Organisation } from './organisations.server'
import { mayAdminister } from './policy'

/**
 * The organisation that an administrator's page is about.
 * @throws AppError 401; 403 `identity.not-an-administrator`; 404 `identity.organisation-not-found`
 */
export async function administeredOrganisation(ctx: Ctx, slug: string | undefined): Promise<Organisation> {
  authorise(mayAdminister(requirePerson(ctx)))
  const organisation = await findOrganisation(ctx, { slug: slug ?? '' })
  if (!organisation) throw notFound('identity.organisation-not-found')
  return organisation
}
