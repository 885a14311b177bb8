import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { effectiveFrom, type Programme } from '../language/programme'
import { compileProgramme } from '../parse/parse-programme'
import { mayManageProgramme } from '../policy'
import { findTrack, insertRuleVersion, insertTrack, versionOfDay } from './queries.server'

export const RE_EVALUATE_TRACK_JOB = 'tiers.re-evaluate-track'

/**
 * Publishes a version of a track's rules, named by its hash. The rules that count for that day already change nothing;
 * others take their place, and both stay for the decisions made under them. Every partner of the track is decided anew
 * by a job, at once and again when the day has come.
 */
export async function publishProgramme(
  ctx: Ctx,
  input: { source: string; programme: Programme },
): Promise<'unchanged' | 'published'> {
  authorise(mayManageProgramme(ctx.actor))
  const compiled = compileProgramme(input.programme)
  const hash = sha256Hex(compiled)
  return ctx.transaction(async (tx) => {
    const known = await findTrack(tx.db, input.programme.track)
    const trackId = known?.id ?? newId(tx.now)
    const effectiveAt = effectiveFrom(input.programme)
    const before = known && (await versionOfDay(tx.db, trackId, effectiveAt))
    if (before?.hash === hash) return 'unchanged'
    if (!known) await insertTrack(tx.db, { id: trackId, slug: input.programme.track, created_at: tx.now })
    const id = newId(tx.now)
    await insertRuleVersion(tx.db, {
      id,
      track_id: trackId,
      hash,
      effective_at: effectiveAt,
      source: input.source,
      programme: compiled,
      published_at: Math.max(tx.now, (before?.published_at ?? 0) + 1),
      published_by: actorId(tx.actor),
    })
    await tx.audit({
      action: 'tiers.rules-published',
      subject: { kind: 'rule-version', id },
      after: { track: input.programme.track, effective: input.programme.effective, hash },
    })
    // At once, so that each partner's next check is not later than the day; on the day, for those not decided before.
    for (const runAt of effectiveAt > tx.now ? [tx.now, effectiveAt] : [tx.now])
      await tx.enqueue({
        name: RE_EVALUATE_TRACK_JOB,
        payload: { trackId },
        runAt,
        dedupeKey: `${RE_EVALUATE_TRACK_JOB}:${id}:${runAt}`,
      })
    await tx.signal('vendor', 'rules-published')
    return 'published'
  })
}
