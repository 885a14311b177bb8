import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { mayAdminister } from './policy'
import { insertReset } from './queries.resets.server'
import { newToken } from './tokens.server'

/** A link to choose a new password works this long, in milliseconds. */
export const RESET_LASTS = 3_600_000

/**
 * Makes a link by which a person chooses a password, once. It belongs into the hands of that person only: into a mail,
 * or on the terminal of whoever sets an installation up.
 * @throws AppError 403 `identity.not-an-administrator`
 */
export async function newResetLink(tx: Ctx, personId: string): Promise<string> {
  authorise(mayAdminister(tx.actor))
  invariant(tx.isTransaction, 'a link is made together with what it is for')
  const { token, tokenHash } = newToken()
  await insertReset(tx.db, { id: newId(tx.now), personId, tokenHash, now: tx.now, expiresAt: tx.now + RESET_LASTS })
  return `${tx.config.publicUrl}/reset-password/${token}`
}
