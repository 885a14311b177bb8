import type { Ctx } from '~/platform/context.server'
import { conflict, notFound } from '~/platform/errors'
import { forgetMailedTokens } from '~/platform/mail.server'
import { authorise } from '~/platform/policy'
import { maySeePeople } from './policy'
import { invitationIn, revokeInvitationRow } from './queries.invitations.server'

/**
 * Makes the link in the mail useless.
 * @throws AppError 403 `identity.not-the-manager-here`; 404 `identity.invitation-not-found`, also for one of another
 *   organisation; 409 `identity.invitation-not-open` when it was accepted or revoked meanwhile
 */
export async function revokeInvitation(
  ctx: Ctx,
  input: { invitationId: string; organisationId: string },
): Promise<{ name: string; email: string }> {
  authorise(maySeePeople(ctx.actor, input.organisationId))
  const invitation = await invitationIn(ctx.db, { id: input.invitationId, organisationId: input.organisationId })
  if (!invitation) throw notFound('identity.invitation-not-found')
  return ctx.transaction(async (tx) => {
    const revoked = await revokeInvitationRow(tx.db, {
      id: invitation.id,
      organisationId: invitation.organisation_id,
      now: tx.now,
    })
    if (!revoked) throw conflict('identity.invitation-not-open')
    await forgetMailedTokens(tx.db, [invitation.token_hash])
    await tx.audit({
      action: 'identity.invitation-revoked',
      subject: { kind: 'invitation', id: invitation.id },
      organisationId: invitation.organisation_id,
      before: { email: invitation.email },
    })
    await tx.signal(`organisation:${invitation.organisation_id}`, 'people-changed')
    return { name: invitation.name, email: invitation.email }
  })
}
