import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import { benefitsOf, type GrantedBenefit, termsOf } from '../benefits/benefits'
import { type DefinitionLines, describeDefinitions } from '../describe/definitions'
import type { Sentence } from '../describe/sentence'
import { describePolicy } from '../describe/transition'
import type { Names } from '../language/names'
import type { BenefitValue, Programme } from '../language/programme'
import { mayManageProgramme, mayReadRules } from '../policy'
import { namesOf } from '../standings/read-partner.server'
import { type TierName, tierName } from '../standings/track-view'
import { rulesInForce } from './load-rules.server'
import { allTracks, allVersions } from './queries.server'
import { lineOf, type RuleLine, ruleLines } from './reading/rule-lines'

/**
 * A benefit as a tier offers it. `asks`: what it asks beside the tier; `otherwise`: what there is until that is met.
 */
export type OfferedBenefit = GrantedBenefit & { asks: RuleLine | null; otherwise: BenefitValue | null }

export type RulesView = {
  track: { slug: string; title: LocalText }
  tracks: { slug: string; title: LocalText }[]
  names: Names
  version: { id: string; hash: string; effectiveAt: number; publishedAt: number; source: string }
  /**
   * `next` begins later, `in-force` counts now, `past` did once, `replaced` gave way to another of the same day,
   * `withdrawn` was taken back before it began.
   */
  versions: {
    id: string
    hash: string
    effectiveAt: number
    publishedAt: number
    state: 'next' | 'in-force' | 'past' | 'replaced' | 'withdrawn'
    origin: 'file' | 'browser'
    withdrawnReason: string | null
    isShown: boolean
  }[]
  currency: string
  /** Lowest first. */
  tiers: { tier: TierName; requirements: RuleLine[]; benefits: OfferedBenefit[] }[]
  definitions: DefinitionLines[]
  policy: Sentence[]
  mayManage: boolean
}

/**
 * The rules of a track in words, and every version of them: the one in force unless one is named.
 * @throws AppError 403 for strangers; 404 for an unknown track or version
 */
export async function viewRules(ctx: Ctx, of: { track: string; version?: string }): Promise<RulesView> {
  authorise(mayReadRules(ctx.actor))
  const tracks = await allTracks(ctx.db)
  const track = tracks.find(({ slug }) => slug === of.track)
  if (!track) throw notFound('tiers.track-not-found')
  const rows = await allVersions(ctx.db, track.id)
  const standing = rows.filter((row) => row.withdrawn_at === null)
  const counting = standing.filter(
    (row, index) => standing.findIndex((one) => one.effective_at === row.effective_at) === index,
  )
  // A track whose only versions were withdrawn still has its page: it says so, and why.
  const inForce = counting.find((row) => row.effective_at <= ctx.now) ?? counting.at(-1) ?? rows[0]
  const shown = of.version ? rows.find(({ hash }) => hash.startsWith(of.version ?? '')) : inForce
  if (!shown) throw notFound('tiers.version-not-found')
  const programme = json<Programme>(shown.programme)
  const stateOf = (row: (typeof rows)[number]): RulesView['versions'][number]['state'] => {
    if (row.withdrawn_at !== null) return 'withdrawn'
    if (!counting.includes(row)) return 'replaced'
    if (row.effective_at > ctx.now) return 'next'
    return row === inForce ? 'in-force' : 'past'
  }
  const published = await rulesInForce(ctx, ctx.now)
  return {
    track: { slug: track.slug, title: programme.title },
    tracks: tracks.map(({ id, slug }) => ({ slug, title: published.get(id)?.programme.title ?? { en: slug } })),
    names: await namesOf(ctx, []),
    version: {
      id: shown.id,
      hash: shown.hash,
      effectiveAt: shown.effective_at,
      publishedAt: shown.published_at,
      source: shown.source,
    },
    versions: rows.map((row) => ({
      id: row.id,
      hash: row.hash,
      effectiveAt: row.effective_at,
      publishedAt: row.published_at,
      state: stateOf(row),
      origin: row.origin,
      withdrawnReason: row.withdrawn_reason,
      isShown: row.id === shown.id,
    })),
    currency: programme.currency,
    tiers: programme.tiers.flatMap(({ slug, requires }) => {
      const tier = tierName(programme, slug)
      return tier ? [{ tier, requirements: ruleLines(requires, programme), benefits: offeredBy(programme, slug) }] : []
    }),
    definitions: describeDefinitions(programme),
    policy: describePolicy(programme.transition),
    mayManage: mayManageProgramme(ctx.actor).allow,
  }
}

function offeredBy(programme: Programme, tier: string): OfferedBenefit[] {
  const otherwise = benefitsOf(programme, tier, () => false)
  return benefitsOf(programme, tier).map((benefit, index) => {
    const when = termsOf(programme, tier, benefit.slug)[0]?.when ?? null
    return { ...benefit, asks: when && lineOf(when, programme), otherwise: otherwise[index]?.value ?? null }
  })
}
