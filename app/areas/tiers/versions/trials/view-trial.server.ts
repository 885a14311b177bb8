import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { measured } from '../../benefits/benefits'
import { describeRule } from '../../describe/rule'
import type { Sentence } from '../../describe/sentence'
import { describeShortfall } from '../../describe/shortfall'
import type { Names } from '../../language/names'
import type { BenefitDefinition, BenefitValue, Programme } from '../../language/programme'
import { findRule } from '../../language/rule'
import { mayManageProgramme } from '../../policy'
import { namesOf } from '../../standings/read-partner.server'
import { type TierName, tierName } from '../../standings/track-view'
import type { VersionComparison } from '../../what-if/compare-versions'
import type { WhatIfSummary } from '../../what-if/sum-up'
import type { RuleDraft } from '../drafts/read-draft.server'
import { countTrialPartners, type TrialPartnerRow, trialPartners } from './queries.server'
import { readTrial, type Trial } from './read-trial.server'
import type { TrialFilter } from './trial-filter'
import { TRIAL_PAGE } from './trial-page-size'
import type { TrialState } from './trial-state'

export type TrialPartner = {
  partner: { name: string; slug: string }
  region: string | null
  change: 'promoted' | 'demoted' | 'unchanged'
  before: TierName | null
  after: TierName | null
  /** Until when the tier is kept that is no longer earned; epoch ms. */
  graceUntil: number | null
  /** Requirements of the new version that keep the tier away that it has now. */
  failing: Sentence[]
  benefits: (BenefitDefinition & { before: BenefitValue | null; after: BenefitValue | null })[]
}

export type TrialView = {
  id: string
  jobId: string
  state: TrialState
  at: number | null
  doneAt: number | null
  /** Null until it is done. */
  summary: WhatIfSummary | null
  /** How often each requirement keeps partners from their tier, most often first. */
  failing: { sentence: Sentence; partners: number }[]
  filter: TrialFilter
  partners: TrialPartner[]
  total: number
  page: number
  /** What the filters offer: regions (`''` for none) and tiers of both versions. */
  regions: string[]
  tiers: { slug: string; title: LocalText }[]
  names: Names
}

/**
 * What a draft would do to every partner of its track, a page at a time; null while nobody has tried it.
 * @throws AppError 403 `tiers.not-a-programme-manager`
 */
export async function viewTrial(
  ctx: Ctx,
  of: { draft: RuleDraft; filter: TrialFilter; page: number; pageSize?: number },
): Promise<TrialView | null> {
  authorise(mayManageProgramme(ctx.actor))
  const trial = await readTrial(ctx, of.draft)
  if (!trial) return null
  const size = of.pageSize ?? TRIAL_PAGE
  const isDone = trial.doneAt !== null
  const rows = isDone
    ? await trialPartners(ctx.db, trial.id, of.filter, { limit: size, offset: (of.page - 1) * size })
    : []
  return {
    ...{ id: trial.id, jobId: trial.jobId, state: trial.state, at: trial.at, doneAt: trial.doneAt },
    summary: trial.summary,
    failing: (trial.summary?.failing ?? []).flatMap(({ ruleId, partners }) => {
      const rule = findRule(trial.to.tiers, ruleId)
      return rule ? [{ sentence: describeRule(rule, trial.to), partners }] : []
    }),
    filter: of.filter,
    partners: rows.map((row) => partnerOf(row, trial)),
    total: isDone ? await countTrialPartners(ctx.db, trial.id, of.filter) : 0,
    page: of.page,
    regions: Object.keys(trial.summary?.byRegion ?? {}).sort(),
    tiers: tiersOf(trial),
    names: await namesOf(ctx, []),
  }
}

function partnerOf(row: TrialPartnerRow & { name: string; slug: string }, { from, to }: Trial): TrialPartner {
  const comparison = json<VersionComparison>(row.content)
  const defined = [...to.benefits, ...(from?.benefits ?? [])]
  return {
    ...{ partner: { name: row.name, slug: row.slug }, region: row.region, change: row.change },
    before: tierName(from ?? to, row.tier_before),
    after: tierName(to, row.tier_after),
    graceUntil: comparison.after.graceUntil,
    failing: comparison.failing.flatMap((line) => describeShortfall(line, to) ?? []),
    benefits: comparison.benefits.flatMap(({ slug, before, after }) => {
      const known = defined.find((benefit) => benefit.slug === slug)
      return known ? [{ ...measured(known, to), before, after }] : []
    }),
  }
}

const tiersOf = ({ from, to }: { from: Programme | null; to: Programme }) => {
  const gone = (from?.tiers ?? []).filter(({ slug }) => to.tiers.every((tier) => tier.slug !== slug))
  return [...to.tiers, ...gone].map(({ slug, title }) => ({ slug, title }))
}
