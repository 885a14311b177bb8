import type { Role } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { json } from '~/platform/json'
import { forgetMailedTokens } from '~/platform/mail.server'
import { hashPassword } from '~/platform/passwords.server'
import { addMember } from './add-member.server'
import { type CredentialsVerdict, checkCredentials } from './check-credentials.server'
import type { StaleReason } from './invitation-state'
import { knownWords } from './known-words.server'
import { type PasswordProblem, passwordProblem } from './password-rules'
import { claimInvitation, type InvitationRow, setAcceptedBy } from './queries.invitations.server'
import { insertPerson, membershipOf, type PersonRow, updatePerson } from './queries.people.server'
import { newSpan } from './session-lifetime'
import { type Device, endSession, startSession } from './sessions.server'
import { findInvitationByToken } from './view-invitation.server'

export type AcceptInput = {
  token: string
  /** for a new account */
  name: string
  timeZone: string
  /** the new one, or that of the account; not needed when the person is signed in */
  password: string
  device: Device
}

export type AcceptOutcome =
  | { ok: true; cookie: string; organisationName: string }
  | { ok: false; kind: 'stale'; why: StaleReason }
  | { ok: false; kind: 'weak'; problem: PasswordProblem }
  | Exclude<CredentialsVerdict, { ok: true }>

/**
 * Makes the invited person a member, once for each invitation, and signs them in there. Whoever has the link has read
 * the mail; an account that exists proves itself by its password, or by being signed in, all the same.
 * @throws AppError 503 `errors.busy`; 409 `identity.email-taken` when the account appeared at this very moment
 */
export async function acceptInvitation(ctx: Ctx, input: AcceptInput): Promise<AcceptOutcome> {
  const found = await findInvitationByToken(ctx, input.token)
  if (found.kind === 'stale') return { ok: false, ...found }
  const { invitation, person } = found

  const proof = await prove(ctx, input, { ...invitation, person })
  if (!proof.ok) return proof

  return ctx.transaction(async (tx) => {
    if (!(await claimInvitation(tx.db, { id: invitation.id, now: tx.now })))
      return { ok: false, kind: 'stale', why: 'accepted' }
    await forgetMailedTokens(tx.db, [invitation.token_hash])
    const personId = person?.id ?? (await makePerson(tx, input, invitation))
    if (proof.passwordHash !== null) await updatePerson(tx.db, personId, { password_hash: proof.passwordHash })
    await setAcceptedBy(tx.db, invitation.id, personId)
    const place = { personId, organisationId: invitation.organisation_id }
    const known = await membershipOf(tx.db, place)
    if (!known) await addMember(tx, { ...place, roles: json<Role[]>(invitation.roles) })
    await tx.audit({
      action: 'identity.invitation-accepted',
      subject: { kind: 'invitation', id: invitation.id },
      organisationId: invitation.organisation_id,
      after: { personId },
    })
    if (tx.actor.kind === 'person') await endSession(tx, tx.actor.sessionIdHash)
    const cookie = await startSession(tx, { ...place, device: input.device, span: newSpan(false, tx.now) })
    return { ok: true, cookie, organisationName: invitation.organisation_name }
  })
}

type Proof = { ok: true; passwordHash: string | null } | Exclude<AcceptOutcome, { ok: true } | { kind: 'stale' }>

/** Is it the person? And for whom there is no password yet: is the new one good? */
async function prove(
  ctx: Ctx,
  input: AcceptInput,
  of: { email: string; organisation_name: string; person: PersonRow | null },
): Promise<Proof> {
  const { person } = of
  if (person && ctx.actor.kind === 'person' && ctx.actor.personId === person.id) return { ok: true, passwordHash: null }
  if (person?.password_hash) {
    const verdict = await checkCredentials(ctx, {
      email: person.email,
      password: input.password,
      address: input.device.address,
    })
    return verdict.ok ? { ok: true, passwordHash: null } : verdict
  }
  const words = await knownWords(ctx, {
    personId: person?.id ?? null,
    name: person?.name ?? input.name,
    email: of.email,
    organisationName: of.organisation_name,
  })
  const problem = passwordProblem(input.password, words)
  if (problem) return { ok: false, kind: 'weak', problem }
  return { ok: true, passwordHash: await hashPassword(input.password) }
}

async function makePerson(tx: Ctx, input: AcceptInput, invitation: InvitationRow): Promise<string> {
  invariant(input.name.trim() !== '', 'the form of a new account asks for a name')
  const id = newId(tx.now)
  const inserted = await insertPerson(tx.db, {
    id,
    name: input.name.trim(),
    email: invitation.email,
    email_key: invitation.email_key,
    password_hash: null,
    locale: invitation.locale,
    time_zone: input.timeZone,
    theme: 'system',
    created_at: tx.now,
    deactivated_at: null,
  })
  if (!inserted) throw conflict('identity.email-taken')
  await tx.audit({
    action: 'identity.person-created',
    subject: { kind: 'person', id },
    after: { name: input.name.trim(), email: invitation.email },
  })
  return id
}
