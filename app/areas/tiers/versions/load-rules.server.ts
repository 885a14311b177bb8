import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { Programme } from '../language/programme'
import { ruleVersion, ruleVersions, versionTimes } from './queries.server'
import { versionAsKnown } from './version-as-known'

export type PublishedRules = {
  versionId: string
  hash: string
  trackId: string
  trackSlug: string
  /** As it is used: without its tiers where the track is run without them. */
  programme: Programme
  /** Whether tiers are used in the track; while they are not, nothing is decided. */
  hasTiers: boolean
  /** From when this version is in force, and when the next one follows; epoch milliseconds. */
  effectiveAt: number
  nextAt: number | null
}

/** A published version never changes, so a process reads and parses each once. */
const programmes = new Map<string, Programme>()
const KEPT = 200

export async function programmeOf(ctx: Ctx, versionId: string): Promise<Programme> {
  const known = programmes.get(versionId)
  if (known) return known
  const programme = json<Programme>((await ruleVersion(ctx.db, versionId)).programme)
  if (programmes.size >= KEPT) programmes.clear()
  programmes.set(versionId, programme)
  return programme
}

/** The rules in force at a moment for each track, by the track's id; tracks without any are left out. */
export async function rulesInForce(ctx: Ctx, at: number): Promise<Map<string, PublishedRules>> {
  const published = await publishedInForce(ctx, at)
  return new Map([...published].map(([trackId, rules]) => [trackId, { ...rules, programme: usedOf(rules) }]))
}

/**
 * The rules of a track on a date as known at a moment, as they were published; both epoch ms. Null where none had taken
 * effect.
 */
export async function rulesAsKnown(
  ctx: Ctx,
  trackId: string,
  of: { on: number; known: number },
): Promise<{ programme: Programme; effectiveAt: number } | null> {
  const version = versionAsKnown(await versionTimes(ctx.db, trackId), of)
  return version && { programme: await programmeOf(ctx, version.id), effectiveAt: version.effective_at }
}

/** A programme without tiers is one whose list of them is empty. */
export const usedOf = ({ programme, hasTiers }: Pick<PublishedRules, 'programme' | 'hasTiers'>): Programme =>
  hasTiers ? programme : { ...programme, tiers: [] }

/** The same as they were published, also where a track is run without tiers: for trying what would be. */
export async function publishedInForce(ctx: Ctx, at: number): Promise<Map<string, PublishedRules>> {
  const versions = await ctx.published('tiers.rules', () => ruleVersions(ctx.db))
  const begun = new Map(versions.filter((version) => version.effective_at <= at).map((one) => [one.track_id, one]))
  const rules = new Map<string, PublishedRules>()
  for (const [trackId, version] of begun) {
    const later = versions.find((other) => other.track_id === trackId && other.effective_at > at)
    rules.set(trackId, {
      versionId: version.id,
      hash: version.hash,
      trackId,
      trackSlug: version.track_slug,
      programme: await programmeOf(ctx, version.id),
      hasTiers: version.has_tiers === 1,
      effectiveAt: version.effective_at,
      nextAt: later?.effective_at ?? null,
    })
  }
  return rules
}
