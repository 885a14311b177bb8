import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { maySeePeople } from './policy'
import { invitationIn, openInvitationsOf } from './queries.invitations.server'

export type InvitationView = {
  id: string
  name: string
  email: string
  roles: readonly Role[]
  invitedBy: string | null
  invitedAt: number
  expiresAt: number
  isExpired: boolean
}

/** Invitations nobody has accepted yet, the newest first. @throws AppError 403 `identity.not-the-manager-here` */
export async function listInvitations(ctx: Ctx, organisationId: string): Promise<InvitationView[]> {
  authorise(maySeePeople(ctx.actor, organisationId))
  return (await openInvitationsOf(ctx.db, organisationId)).map((row) => viewOf(row, ctx.now))
}

/** @throws AppError 403 `identity.not-the-manager-here`; 404 `identity.invitation-not-found` */
export async function findInvitation(ctx: Ctx, of: { id: string; organisationId: string }): Promise<InvitationView> {
  authorise(maySeePeople(ctx.actor, of.organisationId))
  const row = await invitationIn(ctx.db, of)
  if (!row) throw notFound('identity.invitation-not-found')
  return viewOf(row, ctx.now)
}

const viewOf = (row: NonNullable<Awaited<ReturnType<typeof invitationIn>>>, now: number): InvitationView => ({
  id: row.id,
  name: row.name,
  email: row.email,
  roles: json<Role[]>(row.roles),
  invitedBy: row.inviter_name,
  invitedAt: row.created_at,
  expiresAt: row.expires_at,
  isExpired: row.expires_at <= now,
})
