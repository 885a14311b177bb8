import { translator } from '~/i18n/translator.server'
import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { mailName } from '~/platform/mail-name'
import { authorise } from '~/platform/policy'
import { takeTry } from '~/platform/rate-limit.server'
import { emailKey } from './email'
import { invitationsOfPerson } from './limits'
import { vendor } from './organisations.server'
import { mayGrant, maySeePeople } from './policy'
import { closeExpiredInvitations, insertInvitation } from './queries.invitations.server'
import { type OrganisationRow, organisationById } from './queries.organisations.server'
import { membershipOf, personByEmailKey } from './queries.people.server'
import { inOrder } from './roles'
import { newToken } from './tokens.server'

/** An invitation can be accepted this long, in milliseconds. */
export const INVITATION_LASTS = 7 * 86_400_000

export type NewInvitation = {
  organisationId: string
  name: string
  email: string
  roles: readonly Role[]
  /** the language of the mail */
  locale: string
}

export type InviteOutcome =
  | { kind: 'invited'; invitationId: string }
  | { kind: 'already-member' }
  | { kind: 'already-invited' }
  | { kind: 'paused'; retryAt: number }

/**
 * Mails a person the way into an organisation.
 * @throws AppError 403 with the reason of `mayGrant`; 404 `identity.organisation-not-found`
 */
export async function invitePerson(ctx: Ctx, input: NewInvitation): Promise<InviteOutcome> {
  authorise(maySeePeople(ctx.actor, input.organisationId))
  const organisation = await organisationById(ctx.db, input.organisationId)
  if (!organisation || organisation.closed_at !== null) throw notFound('identity.organisation-not-found')
  authorise(mayGrant(ctx.actor, { organisationId: organisation.id, kind: organisation.kind }, input.roles))

  if (ctx.actor.kind === 'person') {
    const allowance = await takeTry(ctx, invitationsOfPerson, ctx.actor.personId)
    if (!allowance.allowed) return { kind: 'paused', retryAt: allowance.retryAt }
  }
  const key = emailKey(input.email)
  const person = await personByEmailKey(ctx.db, key)
  if (person && (await membershipOf(ctx.db, { personId: person.id, organisationId: organisation.id })))
    return { kind: 'already-member' }

  const invitationId = newId(ctx.now)
  const { token, tokenHash } = newToken()
  const roles = inOrder(organisation.kind, input.roles)
  return ctx.transaction(async (tx) => {
    await closeExpiredInvitations(tx.db, { organisationId: organisation.id, emailKey: key, now: tx.now })
    const inserted = await insertInvitation(tx.db, {
      id: invitationId,
      organisation_id: organisation.id,
      email: input.email.trim(),
      email_key: key,
      name: input.name,
      roles: JSON.stringify(roles),
      locale: input.locale,
      token_hash: tokenHash,
      invited_by: tx.actor.kind === 'person' ? tx.actor.personId : null,
      created_at: tx.now,
      expires_at: tx.now + INVITATION_LASTS,
      accepted_at: null,
      accepted_by: null,
      revoked_at: null,
    })
    if (!inserted) return { kind: 'already-invited' }
    await tx.audit({
      action: 'identity.person-invited',
      subject: { kind: 'invitation', id: invitationId },
      organisationId: organisation.id,
      after: { email: input.email, name: input.name, roles },
    })
    await mailInvitation(tx, input, organisation, { secret: token, hash: tokenHash })
    await tx.signal(`organisation:${organisation.id}`, 'people-changed')
    return { kind: 'invited', invitationId }
  })
}

async function mailInvitation(
  tx: Ctx,
  input: NewInvitation,
  organisation: OrganisationRow,
  token: { secret: string; hash: string },
): Promise<void> {
  const t = translator(input.locale, 'identity')
  const { name: vendorName } = await vendor(tx)
  const place = mailName(organisation.name)
  await tx.mail({
    to: input.email.trim(),
    kind: 'identity.invitation',
    subject: t('mail.invitation-subject', { organisation: place, vendor: vendorName }),
    text: t('mail.invitation-text', {
      name: mailName(input.name),
      inviter: tx.actor.kind === 'person' ? mailName(tx.actor.name) : vendorName,
      organisation: place,
      vendor: vendorName,
      days: INVITATION_LASTS / 86_400_000,
      link: `${tx.config.publicUrl}/invitations/${token.secret}`,
    }),
    token: { hash: token.hash, expiresAt: tx.now + INVITATION_LASTS },
  })
}
