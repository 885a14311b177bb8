import type { Ctx } from '~/platform/context.server'
import { localText } from '~/platform/local-text'
import { standingsOfPartner } from '../decisions/queries.server'
import { rulesInForce } from '../versions/load-rules.server'
import { lowestTierWith } from './benefits'

/** From which tier a benefit is granted in one track, in the reader's language. */
export type Unlock = { track: string; tier: string; benefit: string }

/**
 * Where benefits begin, for pages that are reserved to them: in the tracks of the partner, or in all tracks for whoever
 * is in none. Two queries; a benefit that no tier grants is left out.
 */
export async function unlockedBy(
  ctx: Ctx,
  organisationId: string,
  benefits: readonly string[],
  locale: string,
): Promise<Map<string, Unlock[]>> {
  if (benefits.length === 0) return new Map()
  const own = new Set((await standingsOfPartner(ctx.db, organisationId)).map(({ track_id }) => track_id))
  const rules = [...(await rulesInForce(ctx, ctx.now)).values()].filter(
    ({ trackId }) => own.size === 0 || own.has(trackId),
  )
  const found = new Map<string, Unlock[]>()
  for (const benefit of new Set(benefits)) {
    const unlocks = rules.flatMap(({ programme }): Unlock[] => {
      const tier = programme.tiers.find(({ slug }) => slug === lowestTierWith(programme, benefit))
      const definition = programme.benefits.find(({ slug }) => slug === benefit)
      if (!tier || !definition) return []
      const words = (text: Parameters<typeof localText>[0]) => localText(text, locale)
      return [{ track: words(programme.title), tier: words(tier.title), benefit: words(definition.title) }]
    })
    if (unlocks.length > 0) found.set(benefit, unlocks)
  }
  return found
}
