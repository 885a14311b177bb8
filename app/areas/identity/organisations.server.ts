import type { Ctx } from '~/platform/context.server'
import { AppError } from '~/platform/errors'
import {
  type OrganisationRow,
  openPartners,
  organisationById,
  organisationBySlug,
  organisationsById,
  vendorRow,
} from './queries.organisations.server'
import type { OrganisationKind } from './roles'

export type Organisation = {
  id: string
  kind: OrganisationKind
  name: string
  slug: string
  region: string | null
  country: string | null
  createdAt: number
  closedAt: number | null
}

export async function findOrganisation(ctx: Ctx, by: { id: string } | { slug: string }): Promise<Organisation | null> {
  const row = 'id' in by ? await organisationById(ctx.db, by.id) : await organisationBySlug(ctx.db, by.slug)
  return row ? organisationOf(row) : null
}

/** Several organisations at once, by id, closed ones too; unknown ids are left out. */
export async function findOrganisations(ctx: Ctx, ids: readonly string[]): Promise<Organisation[]> {
  return ids.length === 0 ? [] : (await organisationsById(ctx.db, ids)).map(organisationOf)
}

/** Partners of the programme that are not closed, by name. */
export async function listPartners(ctx: Ctx): Promise<Organisation[]> {
  return (await openPartners(ctx.db)).map(organisationOf)
}

export type Vendor = { id: string; name: string; slug: string }

/** Several parts of one page ask for the vendor; the request asks the database once. */
const asked = new WeakMap<Ctx, Promise<Vendor>>()

/**
 * The vendor this installation serves.
 * @throws AppError 503 `identity.vendor-missing` before the installation has one
 */
export function vendor(ctx: Ctx): Promise<Vendor> {
  const known = asked.get(ctx)
  if (known) return known
  const answer = findVendor(ctx)
  asked.set(ctx, answer)
  answer.catch(() => asked.delete(ctx))
  return answer
}

async function findVendor(ctx: Ctx): Promise<Vendor> {
  const row = await ctx.published('identity.vendor', () => vendorRow(ctx.db))
  if (!row) throw new AppError('identity.vendor-missing', 503)
  return { id: row.id, name: row.name, slug: row.slug }
}

export const organisationOf = (row: OrganisationRow): Organisation => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  slug: row.slug,
  region: row.region,
  country: row.country,
  createdAt: row.created_at,
  closedAt: row.closed_at,
})
