import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { requirePerson } from '~/platform/request.server'
import { organisationById } from './queries.organisations.server'
import { membershipOf } from './queries.people.server'
import { sessionByHash } from './queries.sessions.server'
import { type Device, endSession, startSession } from './sessions.server'

/**
 * Goes on in another organisation that the person belongs to. Roles change with it, so the session gets a new id.
 * @returns the cookie to set @throws AppError 404 `identity.organisation-not-found`
 */
export async function switchOrganisation(ctx: Ctx, of: { organisationId: string; device: Device }): Promise<string> {
  const actor = requirePerson(ctx)
  const [membership, organisation, session] = await Promise.all([
    membershipOf(ctx.db, { personId: actor.personId, organisationId: of.organisationId }),
    organisationById(ctx.db, of.organisationId),
    sessionByHash(ctx.db, { idHash: actor.sessionIdHash, personId: actor.personId }),
  ])
  if (!membership || !session || !organisation || organisation.closed_at !== null)
    throw notFound('identity.organisation-not-found')
  return ctx.transaction(async (tx) => {
    await endSession(tx, actor.sessionIdHash)
    await tx.audit({
      action: 'identity.organisation-switched',
      subject: { kind: 'person', id: actor.personId },
      organisationId: organisation.id,
      before: { organisationId: actor.organisationId },
    })
    return startSession(tx, {
      personId: actor.personId,
      organisationId: organisation.id,
      device: of.device,
      span: {
        createdAt: session.created_at,
        endsAt: session.expires_at,
        absoluteExpiresAt: session.absolute_expires_at,
      },
    })
  })
}
