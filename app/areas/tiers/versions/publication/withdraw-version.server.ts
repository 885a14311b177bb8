import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { conflict, invalid, notFound } from '~/platform/errors'
import { authorise } from '~/platform/policy'
import { mayManageProgramme } from '../../policy'
import { RE_EVALUATE_TRACK_JOB } from '../publish-programme.server'
import { allVersions, findTrack, lockTrack, markWithdrawn, type RuleVersionRow } from '../queries.server'
import { SEND_RULE_NOTICES_JOB } from './send-notices.server'

export const REASON_LENGTH = { min: 5, max: 500 } as const

/** A version that has not begun yet, by the beginning of its hash. @throws AppError 404, 409 `tiers.version-begun` */
export async function versionToWithdraw(
  ctx: Ctx,
  of: { track: string; version: string },
): Promise<RuleVersionRow & { track: string }> {
  authorise(mayManageProgramme(ctx.actor))
  const track = await findTrack(ctx.db, of.track)
  if (!track) throw notFound('tiers.track-not-found')
  const version = (await allVersions(ctx.db, track.id)).find(({ hash }) => hash.startsWith(of.version))
  if (!version || of.version === '') throw notFound('tiers.version-not-found')
  if (version.withdrawn_at !== null) throw conflict('tiers.version-withdrawn')
  if (version.effective_at <= ctx.now) throw conflict('tiers.version-begun')
  return { ...version, track: track.slug }
}

/**
 * Takes a version back before its day: the one before it goes on counting. Partners who were told of it are told so.
 * @throws AppError 403, 404; 409 when it has begun or was withdrawn; 422 `tiers.withdrawal-reason` without a reason
 */
export async function withdrawVersion(
  ctx: Ctx,
  input: { track: string; version: string; reason: string },
): Promise<void> {
  const reason = input.reason.trim()
  await ctx.transaction(async (tx) => {
    await lockTrack(tx.db, input.track)
    const version = await versionToWithdraw(tx, input)
    if (reason.length < REASON_LENGTH.min || reason.length > REASON_LENGTH.max)
      throw invalid('tiers.withdrawal-reason', REASON_LENGTH)
    const done = await markWithdrawn(tx.db, version.id, {
      withdrawn_at: tx.now,
      withdrawn_by: actorId(tx.actor),
      withdrawn_reason: reason,
    })
    if (!done) throw conflict('tiers.version-withdrawn')
    await tx.audit({
      action: 'tiers.rules-withdrawn',
      subject: { kind: 'rule-version', id: version.id },
      after: { track: version.track, effectiveAt: version.effective_at, hash: version.hash, reason },
    })
    // Each partner's next check was set for the day that no longer comes.
    await tx.enqueue({
      name: RE_EVALUATE_TRACK_JOB,
      payload: { trackId: version.track_id },
      dedupeKey: `${RE_EVALUATE_TRACK_JOB}:${version.id}:withdrawn`,
    })
    await tx.enqueue({
      name: SEND_RULE_NOTICES_JOB,
      payload: { versionId: version.id, kind: 'withdrawn' },
      dedupeKey: `${SEND_RULE_NOTICES_JOB}:${version.id}:withdrawn`,
    })
    await tx.signal('vendor', 'rules-published')
  })
}
