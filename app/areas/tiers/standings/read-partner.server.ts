import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { findOrganisation, type Organisation } from '~/areas/identity/organisations.server'
import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { standingsOfPartner } from '../decisions/queries.server'
import type { Fact } from '../facts/facts'
import { factsOfPartner } from '../facts/queries.server'
import type { Names } from '../language/names'
import { type PublishedRules, rulesInForce } from '../versions/load-rules.server'
import { tracksOfPartner } from './queries.memberships.server'

export type PartnerStanding = Awaited<ReturnType<typeof standingsOfPartner>>[number]

/** A partner in one of its tracks; `rules` is null while none are in force, `standing` until it was decided first. */
export type PartnerTrack = {
  id: string
  slug: string
  joinedAt: number
  rules: PublishedRules | null
  standing: PartnerStanding | null
}

export type PartnerState = {
  partner: Organisation
  tracks: PartnerTrack[]
  facts: Fact[]
  names: Names
}

/**
 * Everything the pages about one partner are made from, in seven queries whatever the number of tracks and people. The
 * caller authorises.
 * @param people `unnamed` for what speaks of nobody: a query less, and no names of a whole company
 * @throws AppError 404 when there is no such partner
 */
export async function readPartner(
  ctx: Ctx,
  by: { id: string } | { slug: string },
  people: 'named' | 'unnamed' = 'named',
): Promise<PartnerState> {
  const partner = await findOrganisation(ctx, by)
  if (partner?.kind !== 'partner') throw notFound('tiers.partner-not-found')
  const memberships = await tracksOfPartner(ctx.db, partner.id)
  const standings = await standingsOfPartner(ctx.db, partner.id)
  const facts = (await factsOfPartner(ctx.db, partner.id)).map((row) => json<Fact>(row.content))
  const inForce = await rulesInForce(ctx, ctx.now)
  return {
    partner,
    tracks: memberships.map(({ id, slug, joined_at }) => ({
      id,
      slug,
      joinedAt: joined_at,
      rules: inForce.get(id) ?? null,
      standing: standings.find(({ track_id }) => track_id === id) ?? null,
    })),
    facts,
    names: await namesOf(ctx, people === 'named' ? facts : []),
  }
}

/** The names of everybody and everything that facts speak of. */
export async function namesOf(ctx: Ctx, facts: readonly Fact[]): Promise<Names> {
  const ids = facts.flatMap((fact) => ('personId' in fact && fact.personId !== null ? [fact.personId] : []))
  const people = await findPeople(ctx, ids)
  const certifications = await listCertifications(ctx)
  return {
    people: Object.fromEntries([...people.values()].map(({ personId, name }) => [personId, name])),
    certifications: Object.fromEntries(certifications.map(({ slug, title }) => [slug, title])),
    exams: Object.fromEntries(certifications.map(({ slug, evidence }) => [slug, evidence.exam])),
  }
}
