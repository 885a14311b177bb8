import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { effectiveFrom, type Programme } from '../language/programme'
import { compileProgramme } from '../parse/parse-programme'
import { mayManageProgramme } from '../policy'
import {
  fileVersionOfDay,
  findTrack,
  insertRuleVersion,
  insertTrack,
  lastPublishedForDay,
  lockTrack,
  versionOfDay,
} from './queries.server'

export const RE_EVALUATE_TRACK_JOB = 'tiers.re-evaluate-track'

/**
 * Publishes a version of a track's rules as its file says it. The rules that count for that day already change nothing,
 * and neither does a file that says what it said the last time, whatever was published or withdrawn in the browser since
 * (decision 010); others take their place, and both stay for the decisions made under them.
 */
export async function publishProgramme(
  ctx: Ctx,
  input: { source: string; programme: Programme },
): Promise<'unchanged' | 'published'> {
  authorise(mayManageProgramme(ctx.actor))
  const hash = sha256Hex(compileProgramme(input.programme))
  return ctx.transaction(async (tx) => {
    const known = await lockTrack(tx.db, input.programme.track)
    const effectiveAt = effectiveFrom(input.programme)
    const counting = known && (await versionOfDay(tx.db, known.id, effectiveAt))
    const saidBefore = known && (await fileVersionOfDay(tx.db, known.id, effectiveAt))
    if (counting?.hash === hash || saidBefore?.hash === hash) return 'unchanged'
    await addVersion(tx, { ...input, origin: 'file' })
    return 'published'
  })
}

/**
 * Adds a version, named by its hash, on top of any other of its day. Every partner of the track is decided anew by a job,
 * at once and again when the day has come. Runs in the caller's transaction; the caller authorises.
 * @returns the ids of the version and of its track, which is made when it is new
 */
export async function addVersion(
  tx: Ctx,
  { source, programme, origin }: { source: string; programme: Programme; origin: 'file' | 'browser' },
): Promise<{ versionId: string; trackId: string; hash: string }> {
  const compiled = compileProgramme(programme)
  const hash = sha256Hex(compiled)
  const known = await findTrack(tx.db, programme.track)
  const trackId = known?.id ?? newId(tx.now)
  const effectiveAt = effectiveFrom(programme)
  if (!known) await insertTrack(tx.db, { id: trackId, slug: programme.track, created_at: tx.now })
  const before = await lastPublishedForDay(tx.db, trackId, effectiveAt)
  const versionId = newId(tx.now)
  await insertRuleVersion(tx.db, {
    id: versionId,
    track_id: trackId,
    hash,
    effective_at: effectiveAt,
    source,
    programme: compiled,
    published_at: Math.max(tx.now, (before?.published_at ?? 0) + 1),
    published_by: actorId(tx.actor),
    origin,
  })
  await tx.audit({
    action: 'tiers.rules-published',
    subject: { kind: 'rule-version', id: versionId },
    after: { track: programme.track, effective: programme.effective, hash, origin },
  })
  // At once, so that each partner's next check is not later than the day; on the day, for those not decided before.
  for (const runAt of effectiveAt > tx.now ? [tx.now, effectiveAt] : [tx.now])
    await tx.enqueue({
      name: RE_EVALUATE_TRACK_JOB,
      payload: { trackId },
      runAt,
      dedupeKey: `${RE_EVALUATE_TRACK_JOB}:${versionId}:${runAt}`,
    })
  await tx.signal('vendor', 'rules-published')
  return { versionId, trackId, hash }
}
