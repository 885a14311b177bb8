import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import { type StaleReason, staleReason } from './invitation-state'
import { invitationByToken } from './queries.invitations.server'
import { personByEmailKey } from './queries.people.server'
import type { OrganisationKind } from './roles'
import { tokenHashOf } from './tokens.server'

export type InvitationToAccept =
  | { kind: 'stale'; why: StaleReason }
  | {
      kind: 'open'
      organisationName: string
      organisationKind: OrganisationKind
      inviterName: string | null
      name: string
      email: string
      roles: readonly Role[]
      expiresAt: number
      /** a guess for a new account: colleagues mostly share a zone */
      timeZone: string
      /**
       * `new`: name and password are asked. `known`: the account's password is asked. `me`: the person is signed in, so
       * a yes is enough.
       */
      proof: 'new' | 'known' | 'me'
      /** somebody else is signed in in this browser */
      otherSignedIn: string | null
    }

/** What the page behind the link in an invitation says and asks. Changes nothing. */
export async function viewInvitation(ctx: Ctx, token: string): Promise<InvitationToAccept> {
  const found = await findInvitationByToken(ctx, token)
  if (found.kind === 'stale') return found
  const { invitation, person } = found
  const isMe = ctx.actor.kind === 'person' && person?.id === ctx.actor.personId
  return {
    kind: 'open',
    organisationName: invitation.organisation_name,
    organisationKind: invitation.organisation_kind,
    inviterName: invitation.inviter_name,
    name: person?.name ?? invitation.name,
    email: invitation.email,
    roles: json<Role[]>(invitation.roles),
    expiresAt: invitation.expires_at,
    timeZone: person?.time_zone ?? invitation.inviter_time_zone ?? 'UTC',
    proof: isMe ? 'me' : person?.password_hash ? 'known' : 'new',
    otherSignedIn: ctx.actor.kind === 'person' && !isMe ? ctx.actor.name : null,
  }
}

/** The invitation behind a link with the account of its address, if there is one. */
export async function findInvitationByToken(ctx: Ctx, token: string) {
  const tokenHash = tokenHashOf(token)
  const invitation = tokenHash === null ? undefined : await invitationByToken(ctx.db, tokenHash)
  const why = staleReason(invitation, ctx.now)
  if (why !== null || !invitation) return { kind: 'stale', why: why ?? 'unknown' } as const
  const person = await personByEmailKey(ctx.db, invitation.email_key)
  if (person && person.deactivated_at !== null) return { kind: 'stale', why: 'deactivated' } as const
  return { kind: 'open', invitation, person: person ?? null } as const
}
