import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import type { Limit } from '~/platform/limit'
import { networkOf } from '~/platform/network-of'
import { verifyPassword } from '~/platform/passwords.server'
import { forgetTries, returnTry, startPause, takeTry } from '~/platform/rate-limit.server'
import { emailKey } from './email'
import { isKnownPlace } from './known-places.server'
import { signInTries, signInTriesOfAccount, signInTriesOfAddress } from './limits'
import { type PersonRow, personByEmailKey } from './queries.people.server'

export type CredentialsVerdict =
  | { ok: true; person: PersonRow }
  | { ok: false; kind: 'wrong'; triesLeft: number; pauseMinutes: number }
  /** `retryAt` in epoch milliseconds */
  | { ok: false; kind: 'paused'; retryAt: number }

/**
 * Does the password belong to the address? Every place that asks for a password asks here, so that all share the limits.
 *
 * A try is taken before the work and given back when the password is right: a hundred guesses sent at once are still a
 * hundred tries. The pause of an account that is guessed at from everywhere leaves out the places its owner comes from.
 * An unknown address, an account without a password and a wrong password cost the same work and get the
 * same answer.
 * @throws AppError 503 `errors.busy`, with the tries given back
 */
export async function checkCredentials(
  ctx: Ctx,
  input: { email: string; password: string; address: string | null },
): Promise<CredentialsVerdict> {
  const account = emailKey(input.email)
  const place = networkOf(input.address)
  const person = await personByEmailKey(ctx.db, account)
  const isKnown = person !== undefined && (await isKnownPlace(ctx, { personId: person.id, address: input.address }))
  const counts: readonly (readonly [Limit, string])[] = [
    [signInTriesOfAddress, place],
    [signInTries, `${account}\n${place}`],
    ...(isKnown ? [] : [[signInTriesOfAccount, account] as const]),
  ]
  let triesLeft = Number.POSITIVE_INFINITY
  for (const [limit, key] of counts) {
    const allowance = await takeTry(ctx, limit, key)
    if (!allowance.allowed) return { ok: false, kind: 'paused', retryAt: allowance.retryAt }
    triesLeft = Math.min(triesLeft, allowance.left)
  }

  const stored = person && person.deactivated_at === null ? person.password_hash : null
  const giveBack = () => Promise.all(counts.map(([limit, key]) => returnTry(ctx, limit, key)))
  let matches: boolean
  try {
    matches = await verifyPassword(input.password, stored)
  } catch (error) {
    await giveBack()
    throw error
  }
  if (matches && person) {
    await giveBack()
    await forgetTries(ctx, signInTries, `${account}\n${place}`)
    return { ok: true, person }
  }
  ctx.log.warn({ account: sha256Hex(account).slice(0, 16), place, triesLeft }, 'a password was refused')
  if (triesLeft > 0) return { ok: false, kind: 'wrong', triesLeft, pauseMinutes: signInTries.pauseSeconds / 60 }
  return { ok: false, kind: 'paused', retryAt: await startPause(ctx, signInTries, `${account}\n${place}`) }
}
