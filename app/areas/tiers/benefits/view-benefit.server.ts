import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import type { Checklist } from '../describe/checklist'
import type { Fact } from '../facts/facts'
import { factsOfPartner } from '../facts/queries.server'
import type { Names } from '../language/names'
import type { BenefitValue } from '../language/programme'
import { mayManageProgramme, mayUseBenefits, mayViewTier } from '../policy'
import { namesOf } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import {
  type BenefitLine,
  type BenefitWay,
  benefitLine,
  conditionChecklist,
  type SourceLine,
  sourceLine,
} from './benefit-line'
import { stepAt, type TrackHistory } from './entitlement'
import { entitlementHistory } from './entitlement-history'
import { findBenefit } from './find-benefit.server'
import type { GrantStep } from './grant'
import { type BenefitUse, opensByBenefit } from './opens.server'
import { readUsage, type Usage } from './read-usage.server'

export type BenefitView = {
  partner: { id: string; name: string; slug: string }
  track: { slug: string; title: LocalText; currency: string }
  held: TierName | null
  graceUntil: number | null
  benefit: BenefitLine
  /** The condition that the present value rests on, with its evidence. */
  ground: Checklist | null
  ways: (BenefitWay & { checklist: Checklist | null })[]
  /** Newest first. */
  periods: { from: number; until: number | null; value: BenefitValue | null; source: SourceLine | null }[]
  /** By the id of the grant. */
  steps: Record<string, readonly GrantStep[]>
  usage: Usage | null
  opens: BenefitUse[]
  names: Names
  mayManage: boolean
  mayHandOut: boolean
}

/**
 * One benefit of a company with its reasons: why it has what it has, why not more, what it had when, what it used.
 * @param of.year whose fund is shown; this year unless named
 * @throws AppError 403 for members of other partners; 404 when none of its tracks has the benefit
 */
export async function viewBenefit(
  ctx: Ctx,
  of: { partnerId: string; benefit: string; track?: string | undefined; year?: number | undefined },
): Promise<BenefitView> {
  authorise(mayViewTier(ctx.actor, of.partnerId))
  const { partner, place, definition, programme, history } = await findBenefit(ctx, of)
  const facts = (await factsOfPartner(ctx.db, partner.id)).map((row) => json<Fact>(row.content))
  const benefit = benefitLine(definition, history, ctx.now)
  const usage = await readUsage(ctx, { place, definition, history, facts, year: of.year })
  const look = (ruleId: string | null) => (ruleId ? conditionChecklist(history, facts, ruleId, ctx.now) : null)
  const steps = Object.fromEntries(
    history.grants.filter((grant) => grant.benefit === of.benefit).map((grant) => [grant.id, grant.steps]),
  )
  const names = await namesOf(ctx, facts)
  const recorded = await findPeople(ctx, recordedBy(usage, steps))
  const step = stepAt(history, ctx.now)
  return {
    partner: { id: partner.id, name: partner.name, slug: partner.slug },
    track: { slug: history.track, title: programme.title, currency: programme.currency },
    held: tierName(programme, step?.tier ?? null),
    graceUntil: step?.graceUntil ?? null,
    benefit,
    ground: benefit.source?.kind === 'tier' ? look(benefit.source.condition) : null,
    ways: benefit.ways.map((way) => ({ ...way, checklist: look(way.condition) })),
    periods: periodsOf(history, of.benefit),
    steps,
    usage,
    opens: (await opensByBenefit(ctx)).get(of.benefit) ?? [],
    names: { ...names, people: { ...names.people, ...namesById(recorded) } },
    mayManage: mayManageProgramme(ctx.actor).allow,
    mayHandOut: mayUseBenefits(ctx.actor, partner.id).allow,
  }
}

const periodsOf = (history: TrackHistory, benefit: string): BenefitView['periods'] =>
  entitlementHistory(history, benefit)
    .map(({ from, until, value, source }) => ({
      ...{ from, until, value },
      source: source && sourceLine(source, stepAt(history, from)?.programme),
    }))
    .reverse()

function recordedBy(usage: Usage | null, steps: BenefitView['steps']): string[] {
  const ofGrants = Object.values(steps).flatMap((list) => list.map(({ by }) => by))
  const ofUses = usage?.kind === 'licences' || usage?.kind === 'fund' ? usage.uses.map((use) => use.recordedBy) : []
  return [...new Set([...ofGrants, ...ofUses])]
}

const namesById = (people: Awaited<ReturnType<typeof findPeople>>) =>
  Object.fromEntries([...people.values()].map(({ personId, name }) => [personId, name]))
