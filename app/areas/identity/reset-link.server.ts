import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { forgetMailedTokens, type MailedToken } from '~/platform/mail.server'
import { authorise } from '~/platform/policy'
import { mayAdminister } from './policy'
import { insertReset, spendResetsOf } from './queries.resets.server'
import { newToken } from './tokens.server'

/** A link to choose a new password works this long, in milliseconds. */
export const RESET_LASTS = 3_600_000

/**
 * Makes a link by which a person chooses a password, once. It belongs into the hands of that person only: into a mail,
 * or on the terminal of whoever sets an installation up.
 * @throws AppError 403 `identity.not-an-administrator`
 */
export async function newResetLink(tx: Ctx, personId: string): Promise<{ link: string; token: MailedToken }> {
  authorise(mayAdminister(tx.actor))
  invariant(tx.isTransaction, 'a link is made together with what it is for')
  const { token, tokenHash } = newToken()
  const expiresAt = tx.now + RESET_LASTS
  await insertReset(tx.db, { id: newId(tx.now), personId, tokenHash, now: tx.now, expiresAt })
  return { link: `${tx.config.publicUrl}/reset-password/${token}`, token: { hash: tokenHash, expiresAt } }
}

/** Links that were mailed to a person before stop working, and the mails forget them. */
export async function spendResetLinks(tx: Ctx, personId: string): Promise<void> {
  const spent = await spendResetsOf(tx.db, personId, tx.now)
  await forgetMailedTokens(
    tx.db,
    spent.map(({ token_hash }) => token_hash),
  )
}
