import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { mayManageProgramme, mayViewTier } from '../policy'
import { chooseTrack, type TrackTab, tabsOf } from '../standings/choose-track.server'
import { readPartner } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { type BenefitLine, benefitLine } from './benefit-line'
import { stepAt, type TrackHistory } from './entitlement'
import { type BenefitUse, opensByBenefit } from './opens.server'
import { readFullHistories } from './read-histories.server'
import { readUsage, type Usage } from './read-usage.server'

/** Without the entries, which have a page of their own. */
export type UsageSummary =
  | Pick<Extract<Usage, { kind: 'licences' }>, 'kind' | 'count'>
  | Pick<Extract<Usage, { kind: 'fund' }>, 'kind' | 'fund'>
  | Pick<Extract<Usage, { kind: 'answers' }>, 'kind' | 'count' | 'target'>

export type BenefitsView = {
  partner: { id: string; name: string; slug: string }
  tracks: TrackTab[]
  /** Null in no track, and in one that has not been decided yet. */
  track: { slug: string; title: LocalText; effectiveAt: number } | null
  held: TierName | null
  graceUntil: number | null
  benefits: (BenefitLine & { opens: BenefitUse[]; used: UsageSummary | null })[]
  mayManage: boolean
}

/**
 * What a company has of each benefit in one track: by which tier, condition or grant, since and until when, what is used,
 * where in Rung it is used, and what would give more.
 * @throws AppError 403 for members of other partners; 404 for a track that the partner is not in
 */
export async function viewBenefits(ctx: Ctx, of: { partnerId: string; track?: string }): Promise<BenefitsView> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const state = await readPartner(ctx, { id: of.partnerId }, 'unnamed')
  const chosen = chooseTrack(state, of.track)
  const histories = await readFullHistories(ctx, of.partnerId)
  const history = histories.find(({ track }) => track === chosen?.slug)
  const step = history && stepAt(history, ctx.now)
  return {
    partner: { id: state.partner.id, name: state.partner.name, slug: state.partner.slug },
    tracks: tabsOf(state),
    track:
      step && chosen
        ? { slug: chosen.slug, title: step.programme.title, effectiveAt: chosen.rules?.effectiveAt ?? step.at }
        : null,
    held: step ? tierName(step.programme, step.tier) : null,
    graceUntil: step?.graceUntil ?? null,
    benefits: history && chosen ? await linesOf(ctx, history, { ...state, trackId: chosen.id }) : [],
    mayManage: mayManageProgramme(ctx.actor).allow,
  }
}

async function linesOf(
  ctx: Ctx,
  history: TrackHistory,
  of: Pick<Awaited<ReturnType<typeof readPartner>>, 'partner' | 'facts'> & { trackId: string },
): Promise<BenefitsView['benefits']> {
  const opens = await opensByBenefit(ctx)
  const lines: BenefitsView['benefits'] = []
  for (const definition of stepAt(history, ctx.now)?.programme.benefits ?? []) {
    const place = { partnerId: of.partner.id, trackId: of.trackId, benefit: definition.slug }
    const usage = await readUsage(ctx, { place, definition, history, facts: of.facts })
    lines.push({
      ...benefitLine(definition, history, ctx.now),
      opens: opens.get(definition.slug) ?? [],
      used: usage && summaryOf(usage),
    })
  }
  return lines
}

function summaryOf(usage: Usage): UsageSummary {
  if (usage.kind === 'licences') return { kind: 'licences', count: usage.count }
  if (usage.kind === 'fund') return { kind: 'fund', fund: usage.fund }
  return { kind: 'answers', count: usage.count, target: usage.target }
}
