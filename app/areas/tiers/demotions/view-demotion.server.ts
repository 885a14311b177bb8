import type { Ctx } from '~/platform/context.server'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { historyOf } from '../decisions/decision-history'
import { decisionHistory } from '../decisions/queries.server'
import type { Names } from '../language/names'
import { mayManageProgramme } from '../policy'
import { chooseTrack } from '../standings/choose-track.server'
import { type PartnerState, readPartner } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { type PublishedRules, programmeOf } from '../versions/load-rules.server'
import { type DemotionCase, demotionCase } from './demotion-case'
import { type SaidStep, saidBefore } from './said-before.server'

export type DemotionView = {
  partner: { id: string; name: string; slug: string }
  track: { slug: string; title: LocalText; currency: string }
  /** Null when the tier is earned again, is gone, or nobody is asked. */
  case: (Omit<DemotionCase, 'held' | 'falls'> & { held: TierName; falls: TierName | null }) | null
  /** What is held now, for when there is no case. */
  held: TierName | null
  said: SaidStep[]
  /** Names the last word, so that a form can tell whether it was written before another one. */
  seen: string
  names: Names
}

/**
 * A tier about to be taken away, as the page of a programme manager shows it.
 * @throws AppError 403 for others than programme managers; 404 for an unknown partner, or a track that it is not in
 */
export async function viewDemotion(ctx: Ctx, of: { partner: string; track?: string }): Promise<DemotionView> {
  authorise(mayManageProgramme(ctx.actor))
  const { view } = await readDemotion(ctx, await readPartner(ctx, { slug: of.partner }), of.track)
  return view
}

/** The same with what it was made from. The caller authorises. */
export async function readDemotion(
  ctx: Ctx,
  state: PartnerState,
  asked: string | undefined,
): Promise<{ view: DemotionView; rules: PublishedRules | null }> {
  const chosen = chooseTrack(state, asked)
  const { partner, facts, names } = state
  const rules = chosen?.rules ?? null
  const about = { partner: { id: partner.id, name: partner.name, slug: partner.slug }, names }
  if (!chosen || !rules) {
    const track = { slug: chosen?.slug ?? '', title: { en: chosen?.slug ?? '' }, currency: '' }
    return { view: { ...about, track, case: null, held: null, said: [], seen: NOTHING_SAID }, rules }
  }
  const { programme } = rules
  const steps = await decisionHistory(ctx.db, partner.id, chosen.id)
  const last = steps.at(-1)
  const now = facts.reduce((latest, fact) => Math.max(latest, fact.knownAt), Math.max(ctx.now, last?.decided_at ?? 0))
  const tiersBefore = last ? (await programmeOf(ctx, last.rule_version_id)).tiers : programme.tiers
  const found = last ? demotionCase(programme, facts, { history: historyOf(steps), tiersBefore, now }) : null
  const lostAt = found?.lostAt ?? steps.findLast(({ change }) => change === 'grace-started')?.decided_at ?? 0
  const tier = found?.held ?? last?.tier_before ?? ''
  const said = await saidBefore(ctx, { facts, track: chosen.slug, tier, since: lostAt })
  const held = found && tierName(programme, found.held)
  return {
    view: {
      ...about,
      track: { slug: chosen.slug, title: programme.title, currency: programme.currency },
      case: found && held && { ...found, held, falls: tierName(programme, found.falls) },
      held: tierName(programme, last?.tier_after ?? null),
      ...{ said, seen: said.at(-1)?.factId ?? NOTHING_SAID },
    },
    rules,
  }
}

const NOTHING_SAID = 'nothing'
