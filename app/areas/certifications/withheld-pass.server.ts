import type { Ctx } from '~/platform/context.server'
import { findCertification, titlesOf } from './certification-definitions.server'
import { decidePass } from './pass.server'
import { selectCertificates, waitingPasses } from './queries.server'

/** Why a pass has no certificate as things stand now. Times are epoch milliseconds. */
export type WithheldPass =
  | { reason: 'prerequisites-missing'; title: string; missing: { slug: string; title: string }[] }
  | { reason: 'outlived'; title: string; expiredAt: number }

/**
 * Whether a pass waits for a prerequisite, and for which; null when it does not, or no more. The caller authorises: it
 * is a read model for the result of an attempt.
 */
export async function withheldPass(
  ctx: Ctx,
  of: { attemptId: string; personId: string },
): Promise<WithheldPass | null> {
  const [waiting] = await waitingPasses(ctx.db, { personId: of.personId, evidenceId: of.attemptId })
  const definition = waiting && (await findCertification(ctx, waiting.slug))
  if (!definition) return null
  const pass = {
    ...of,
    organisationId: waiting.organisation_id,
    startedAt: waiting.passed_at,
    passedAt: waiting.passed_at,
  }
  const rows = await selectCertificates(ctx.db, { personId: of.personId })
  const decision = await decidePass(ctx, definition, pass, rows, Math.max(waiting.passed_at, ctx.now))
  if (decision.issue) return null
  const { title } = definition
  return decision.reason === 'outlived'
    ? { reason: 'outlived', title, expiredAt: decision.expiredAt }
    : { reason: 'prerequisites-missing', title, missing: await titlesOf(ctx, decision.missing) }
}
