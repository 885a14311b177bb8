import type { Ctx } from '~/platform/context.server'
import { hashPassword } from '~/platform/passwords.server'
import { requirePerson } from '~/platform/request.server'
import { type CredentialsVerdict, checkCredentials } from './check-credentials.server'
import { forgetPlaces } from './known-places.server'
import { knownWords } from './known-words.server'
import { mailPasswordChanged } from './mail-password-changed.server'
import { type PasswordProblem, passwordProblem } from './password-rules'
import { updatePerson } from './queries.people.server'
import { deleteSessionsOf, sessionByHash } from './queries.sessions.server'
import { spendResetLinks } from './reset-link.server'
import { isLasting, newSpan } from './session-lifetime'
import { type Device, startSession } from './sessions.server'

export type ChangePasswordOutcome =
  | { ok: true; cookie: string }
  | { ok: false; kind: 'weak'; problem: PasswordProblem }
  | { ok: false; kind: 'same' }
  | Exclude<CredentialsVerdict, { ok: true }>

/**
 * Changes the actor's password, ends all sessions, and opens a new one here in place of the one that asked.
 * @throws AppError 503 `errors.busy`
 */
export async function changePassword(
  ctx: Ctx,
  input: { current: string; next: string; device: Device },
): Promise<ChangePasswordOutcome> {
  const actor = requirePerson(ctx)
  const problem = passwordProblem(input.next, await knownWords(ctx, actor))
  if (problem) return { ok: false, kind: 'weak', problem }
  const verdict = await checkCredentials(ctx, {
    email: actor.email,
    password: input.current,
    address: input.device.address,
  })
  if (!verdict.ok) return verdict
  if (input.current === input.next) return { ok: false, kind: 'same' }

  const passwordHash = await hashPassword(input.next)
  const session = await sessionByHash(ctx.db, { idHash: actor.sessionIdHash, personId: actor.personId })
  const staysSignedIn =
    session !== undefined &&
    isLasting({ createdAt: session.created_at, absoluteExpiresAt: session.absolute_expires_at })
  return ctx.transaction(async (tx) => {
    await updatePerson(tx.db, actor.personId, { password_hash: passwordHash })
    await spendResetLinks(tx, actor.personId)
    await forgetPlaces(tx, actor.personId)
    const ended = await deleteSessionsOf(tx.db, actor.personId)
    const cookie = await startSession(tx, {
      personId: actor.personId,
      organisationId: actor.organisationId,
      device: input.device,
      span: newSpan(staysSignedIn, tx.now),
    })
    await tx.audit({
      action: 'identity.password-changed',
      subject: { kind: 'person', id: actor.personId },
      after: { sessionsEnded: ended },
    })
    await mailPasswordChanged(tx, actor)
    return { ok: true, cookie }
  })
}
