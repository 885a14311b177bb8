import type { Ctx } from '~/platform/context.server'
import { forgetMailedTokens } from '~/platform/mail.server'
import { hashPassword } from '~/platform/passwords.server'
import { forgetPlaces, rememberPlace } from './known-places.server'
import { knownWords } from './known-words.server'
import { mailPasswordChanged } from './mail-password-changed.server'
import { type PasswordProblem, passwordProblem } from './password-rules'
import { updatePerson } from './queries.people.server'
import { claimReset, usableReset } from './queries.resets.server'
import { deleteSessionsOf } from './queries.sessions.server'
import { spendResetLinks } from './reset-link.server'
import { tokenHashOf } from './tokens.server'

/** Whose password a link would change; null when the link was used, is too old or never was ours. Changes nothing. */
export async function viewPasswordReset(ctx: Ctx, token: string): Promise<{ email: string } | null> {
  const reset = await findReset(ctx, token)
  return reset ? { email: reset.email } : null
}

export type ResetOutcome = { kind: 'changed' } | { kind: 'stale' } | { kind: 'weak'; problem: PasswordProblem }

/**
 * Sets the new password, once for each link, and ends every session of the person: whoever else was signed in is out.
 * Who has the link is the owner, so the place they come from is known from now on.
 * @throws AppError 503 `errors.busy`
 */
export async function resetPassword(
  ctx: Ctx,
  input: { token: string; password: string; address: string | null },
): Promise<ResetOutcome> {
  const reset = await findReset(ctx, input.token)
  if (!reset) return { kind: 'stale' }
  const problem = passwordProblem(
    input.password,
    await knownWords(ctx, { personId: reset.person_id, name: reset.name, email: reset.email }),
  )
  if (problem) return { kind: 'weak', problem }
  const passwordHash = await hashPassword(input.password)
  return ctx.transaction(async (tx) => {
    if (!(await claimReset(tx.db, { id: reset.id, now: tx.now }))) return { kind: 'stale' }
    await updatePerson(tx.db, reset.person_id, { password_hash: passwordHash })
    await forgetMailedTokens(tx.db, [reset.tokenHash])
    await spendResetLinks(tx, reset.person_id)
    await forgetPlaces(tx, reset.person_id)
    await rememberPlace(tx, { personId: reset.person_id, address: input.address })
    const ended = await deleteSessionsOf(tx.db, reset.person_id)
    await tx.audit({
      action: 'identity.password-reset',
      subject: { kind: 'person', id: reset.person_id },
      after: { sessionsEnded: ended },
    })
    await mailPasswordChanged(tx, { ...reset, personId: reset.person_id })
    return { kind: 'changed' }
  })
}

async function findReset(ctx: Ctx, token: string) {
  const tokenHash = tokenHashOf(token)
  const reset = tokenHash === null ? undefined : await usableReset(ctx.db, { tokenHash, now: ctx.now })
  return reset && tokenHash !== null ? { ...reset, tokenHash } : null
}
