import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { networkOf } from '~/platform/network-of'
import { takeTry } from '~/platform/rate-limit.server'
import { emailKey } from './email'
import { resetsOfAccount, resetsOfAddress } from './limits'
import { MAIL_RESET_LINK_JOB } from './mail-reset-link.server'

export type ResetRequestOutcome = { kind: 'accepted' } | { kind: 'paused'; retryAt: number }

/**
 * Asks for a link to choose a new password. Whether the address has an account is found out later, in a job: the answer
 * and the time it takes are the same for everybody.
 */
export async function requestPasswordReset(
  ctx: Ctx,
  input: { email: string; address: string | null },
): Promise<ResetRequestOutcome> {
  const account = emailKey(input.email)
  for (const [limit, key] of [
    [resetsOfAddress, networkOf(input.address)],
    [resetsOfAccount, account],
  ] as const) {
    const allowance = await takeTry(ctx, limit, key)
    if (!allowance.allowed) return { kind: 'paused', retryAt: allowance.retryAt }
  }
  await ctx.transaction(async (tx) => {
    await tx.enqueue({ name: MAIL_RESET_LINK_JOB, payload: { email: account } })
    await tx.audit({
      action: 'identity.reset-requested',
      subject: { kind: 'address', id: sha256Hex(account).slice(0, 32) },
    })
  })
  return { kind: 'accepted' }
}
