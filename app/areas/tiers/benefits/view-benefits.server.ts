import { listFolders } from '~/areas/assets/list-folders.server'
import { listCourses } from '~/areas/catalogue/list-courses.server'
import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { type BenefitValue, rankOf } from '../language/programme'
import { mayViewTier } from '../policy'
import { chooseTrack, type TrackTab, tabsOf } from '../standings/choose-track.server'
import { readPartner } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { benefitsOf, type GrantedBenefit, lowestTierWith } from './benefits'

/** Something in Rung that a benefit opens. */
export type BenefitUse = { kind: 'assets' | 'course'; title: string; href: string }

export type BenefitLine = GrantedBenefit & {
  /** The lowest tier that grants it at all. */
  from: TierName | null
  /** The next tier with another value. */
  next: { tier: TierName; value: BenefitValue | null } | null
  uses: BenefitUse[]
}

export type BenefitsView = {
  partner: { id: string; name: string }
  tracks: TrackTab[]
  track: { slug: string; title: LocalText; effectiveAt: number } | null
  held: TierName | null
  graceUntil: number | null
  benefits: BenefitLine[]
}

/**
 * What a company's tier brings in one track, from which tier each benefit is granted, and where in Rung it is used.
 * @throws AppError 403 for members of other partners; 404 for a track that the partner is not in
 */
export async function viewBenefits(ctx: Ctx, of: { partnerId: string; track?: string }): Promise<BenefitsView> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId })
  const chosen = chooseTrack(state, of.track)
  const rules = chosen?.rules ?? null
  const held = rules && tierName(rules.programme, chosen?.standing?.tier ?? null)
  return {
    partner: { id: state.partner.id, name: state.partner.name },
    tracks: tabsOf(state),
    track: rules && { slug: rules.trackSlug, title: rules.programme.title, effectiveAt: rules.effectiveAt },
    held,
    graceUntil: chosen?.standing?.grace_until ?? null,
    benefits: rules ? await linesOf(ctx, rules.programme, held) : [],
  }
}

type Programme = Parameters<typeof benefitsOf>[0]

async function linesOf(ctx: Ctx, programme: Programme, held: TierName | null): Promise<BenefitLine[]> {
  const uses = await usesByBenefit(ctx)
  const above = programme.tiers.slice(rankOf(programme.tiers, held?.slug ?? null) + 1)
  const later = above.map(({ slug }) => ({ tier: tierName(programme, slug), benefits: benefitsOf(programme, slug) }))
  return benefitsOf(programme, held?.slug ?? null).map((benefit) => {
    const better = later
      .map(({ tier, benefits }) => ({ tier, value: benefits.find(({ slug }) => slug === benefit.slug)?.value ?? null }))
      .find(({ value }) => value !== benefit.value)
    return {
      ...benefit,
      from: tierName(programme, lowestTierWith(programme, benefit.slug)),
      next: better?.tier ? { tier: better.tier, value: better.value } : null,
      uses: uses.get(benefit.slug) ?? [],
    }
  })
}

/** Folders and courses that are reserved to a benefit. */
async function usesByBenefit(ctx: Ctx): Promise<Map<string, BenefitUse[]>> {
  const folders = (await listFolders(ctx)).map(({ requiresBenefit, title, slug }) => ({
    benefit: requiresBenefit,
    use: { kind: 'assets' as const, title, href: `/company/assets/${slug}` },
  }))
  const courses = (await listCourses(ctx)).map(({ requiresBenefit, title, slug }) => ({
    benefit: requiresBenefit,
    use: { kind: 'course' as const, title, href: `/learn/courses/${slug}` },
  }))
  const uses = new Map<string, BenefitUse[]>()
  for (const { benefit, use } of [...folders, ...courses])
    if (benefit !== null) uses.set(benefit, [...(uses.get(benefit) ?? []), use])
  return uses
}
