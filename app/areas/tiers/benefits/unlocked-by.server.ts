import type { Ctx } from '~/platform/context.server'
import { localText } from '~/platform/local-text'
import { rulesInForce } from '../versions/load-rules.server'
import { lowestTierWith } from './benefits'
import { entitlement, type TrackHistory } from './entitlement'
import { readStandingHistories } from './read-histories.server'

/**
 * What would unlock a benefit, in the reader's language. `held`: the tier is held, and only its condition is open.
 * `asks`: the tier asks for something beside itself. `href`: the page that says what, and how far it is.
 */
export type Unlock = { track: string; tier: string; benefit: string; held: boolean; asks: boolean; href: string }

/**
 * Where benefits begin, for pages that are reserved to them: in the tracks of the partner, or in all tracks for whoever
 * is in none. A benefit that nothing gives is left out.
 */
export async function unlockedBy(
  ctx: Ctx,
  organisationId: string,
  benefits: readonly string[],
  locale: string,
): Promise<Map<string, Unlock[]>> {
  if (benefits.length === 0) return new Map()
  const own = await readStandingHistories(ctx, organisationId)
  const tracks = own.length > 0 ? own : await strangersHistories(ctx)
  const found = new Map<string, Unlock[]>()
  for (const benefit of new Set(benefits)) {
    const unlocks = tracks.flatMap((track) => unlockIn(track, benefit, ctx.now, locale) ?? [])
    if (unlocks.length > 0) found.set(benefit, unlocks)
  }
  return found
}

/** The nearest way in one track: the condition of a tier that is held, or else the lowest tier that gives it. */
function unlockIn(track: TrackHistory, benefit: string, now: number, locale: string): Unlock | null {
  const verdict = entitlement([track], benefit, now)
  const programme = track.steps.at(-1)?.programme
  const definition = programme?.benefits.find(({ slug }) => slug === benefit)
  if (!programme || !definition) return null
  // Somebody may ask in the moment in which it was granted: then the lowest tier that grants it is told.
  const nearest = verdict.allow
    ? { tier: lowestTierWith(programme, benefit), held: true, condition: null }
    : verdict.unlockedBy[0]
  const tier = programme.tiers.find(({ slug }) => slug === nearest?.tier)
  if (!nearest || !tier) return null
  return {
    track: localText(programme.title, locale),
    tier: localText(tier.title, locale),
    benefit: localText(definition.title, locale),
    held: nearest.held,
    asks: nearest.condition !== null,
    href: `/company/benefits/${benefit}?track=${track.track}`,
  }
}

/** Every track as somebody sees it who is in none. */
async function strangersHistories(ctx: Ctx): Promise<TrackHistory[]> {
  const rules = [...(await rulesInForce(ctx, ctx.now)).values()]
  return rules.map(({ trackSlug, programme }) => ({
    track: trackSlug,
    steps: [{ at: Number.NEGATIVE_INFINITY, tier: null, graceUntil: null, programme }],
    proofs: [],
    grants: [],
  }))
}
