import type { Ctx } from '~/platform/context.server'
import { conflict } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import type { PartnerCreated } from './events'
import { freeSlug, organisationSlug } from './organisation-slug'
import { mayCreateOrganisation } from './policy'
import { insertOrganisation, organisationById, slugsLike } from './queries.organisations.server'
import type { OrganisationKind } from './roles'

export type NewOrganisation = {
  kind: OrganisationKind
  name: string
  /** names this addition: a form that is sent twice adds once; a form that was changed and sent again adds another */
  key?: string | null
  /** made of the name when not given */
  slug?: string
  /** free text, as the vendor divides its market */
  region?: string | null
  /** ISO 3166-1 alpha-2 code */
  country?: string | null
}

/**
 * Adds a partner, or on a new installation the vendor itself.
 * @throws AppError 403 `identity.not-an-administrator`; 409 `identity.slug-taken`, `identity.vendor-exists`
 */
export async function createOrganisation(
  ctx: Ctx,
  input: NewOrganisation,
): Promise<{ organisationId: string; slug: string }> {
  authorise(mayCreateOrganisation(ctx.actor, input.kind))
  return ctx.transaction(async (tx) => {
    const earlier = input.key ? await organisationById(tx.db, input.key) : undefined
    if (earlier?.name === input.name) return { organisationId: earlier.id, slug: earlier.slug }
    const organisationId = earlier || !input.key ? newId(tx.now) : input.key
    const slug = input.slug ?? (await unusedSlug(tx, input.name))
    const row = {
      id: organisationId,
      kind: input.kind,
      name: input.name,
      slug,
      region: input.region ?? null,
      country: input.country ?? null,
      created_at: tx.now,
      closed_at: null,
    }
    if (!(await insertOrganisation(tx.db, row))) {
      // The same form at the same moment.
      const twin = await organisationById(tx.db, organisationId)
      if (twin) return { organisationId, slug: twin.slug }
      throw conflict(input.kind === 'vendor' ? 'identity.vendor-exists' : 'identity.slug-taken')
    }
    await tx.audit({
      action: 'identity.organisation-created',
      subject: { kind: 'organisation', id: organisationId },
      organisationId,
      after: { kind: row.kind, name: row.name, slug, region: row.region, country: row.country },
    })
    if (input.kind === 'partner') {
      const event: PartnerCreated = { type: 'identity.partner-created', v: 1, organisationId, name: input.name }
      await tx.publish(event)
      await tx.signal('vendor', 'partners-changed')
    }
    return { organisationId, slug }
  })
}

/** `/admin/organisations/new` is the form. */
const WORD_OF_THE_FORM = 'new'

async function unusedSlug(tx: Ctx, name: string): Promise<string> {
  const base = organisationSlug(name)
  const taken = await slugsLike(tx.db, base)
  return freeSlug(base, (slug) => slug === WORD_OF_THE_FORM || taken.has(slug))
}
