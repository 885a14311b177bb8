import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { canonicalJson } from '~/platform/json'
import { localText } from '~/platform/local-text'
import { describeBenefit } from '../../describe/benefit'
import { describeDefinitions } from '../../describe/definitions'
import type { Programme } from '../../language/programme'
import { compareRules } from '../changes/compare-rules'
import { programmeOf, usedOf } from '../load-rules.server'
import { allTracks, ruleVersions } from '../queries.server'
import { benefitSentences } from '../reading/benefit-sentences'
import { certificationNames } from '../reading/certification-names.server'
import { type SaidRules, sayRules } from '../reading/said-rules'
import { speak } from '../reading/speak.server'
import { type WorkedExample, workedExamples } from './worked-examples'

/** A track's rules as strangers read them, in one language. Nothing in it comes from a partner. */
export type PublicProgramme = {
  track: string
  locale: string
  said: SaidRules
  /** Benefits by tier, lowest tier first, as they stand in the table. */
  benefits: { slug: string; title: string; values: string[] }[]
  tiers: { slug: string; title: string }[]
  definitions: { title: string; lines: string[] }[]
  examples: { about: string; kind: WorkedExample['kind']; company: string[]; earns: string | null; missing: string[] }[]
}

export type PublicProgrammeView = PublicProgramme & {
  hash: string
  effectiveAt: number
  /** Versions that count for their days, the latest first. */
  versions: { hash: string; effectiveAt: number; isShown: boolean }[]
  /** What changes next, in sentences; null when nothing is published for later. */
  next: { effectiveAt: number; lines: { is: 'added' | 'removed' | 'changed'; tier: string; text: string }[] } | null
}

/** What was made of a version does not change, so a process makes it once for each language. */
const made = new Map<string, PublicProgramme>()
const KEPT = 100

/** The tracks whose rules anybody may read, with the day of those in force. */
export async function listPublicProgrammes(
  ctx: Ctx,
  locale: string,
): Promise<{ track: string; title: string; tiers: number; effectiveAt: number }[]> {
  const tracks = await publicTracks(ctx)
  const versions = await publishedVersions(ctx)
  const listed = []
  for (const { slug, id, has_tiers } of tracks) {
    const inForce = versions.findLast((version) => version.track_id === id && version.effective_at <= ctx.now)
    if (!inForce) continue
    const programme = usedOf({ programme: await programmeOf(ctx, inForce.id), hasTiers: has_tiers === 1 })
    const title = localText(programme.title, locale)
    listed.push({ track: slug, title, tiers: programme.tiers.length, effectiveAt: inForce.effective_at })
  }
  return listed
}

/**
 * The rules of a track that are in force, for strangers.
 * @throws AppError 404 `tiers.programme-not-public` when nobody opened it, or no rules are in force
 */
export async function viewPublicProgramme(
  ctx: Ctx,
  of: { track: string; locale: string },
): Promise<PublicProgrammeView> {
  const track = (await publicTracks(ctx)).find(({ slug }) => slug === of.track)
  if (!track) throw notFound('tiers.programme-not-public')
  const versions = (await publishedVersions(ctx)).filter((version) => version.track_id === track.id)
  const inForce = versions.findLast((version) => version.effective_at <= ctx.now)
  if (!inForce) throw notFound('tiers.programme-not-public')
  const next = versions.find((version) => version.effective_at > ctx.now)
  const used = async (id: string) => usedOf({ programme: await programmeOf(ctx, id), hasTiers: track.has_tiers === 1 })
  const programme = await used(inForce.id)
  return {
    ...(await publicProgramme(ctx, programme, `${inForce.hash} ${track.has_tiers}`, of.locale)),
    ...{ hash: inForce.hash, effectiveAt: inForce.effective_at },
    versions: versions.toReversed().map(({ id, hash, effective_at }) => ({
      ...{ hash, effectiveAt: effective_at, isShown: id === inForce.id },
    })),
    next: next
      ? {
          effectiveAt: next.effective_at,
          lines: await changesInWords(ctx, programme, await used(next.id), of.locale),
        }
      : null,
  }
}

const publicTracks = async (ctx: Ctx) =>
  (await ctx.published('tiers.tracks', () => allTracks(ctx.db))).filter((track) => track.is_public === 1)
const publishedVersions = (ctx: Ctx) => ctx.published('tiers.rules', () => ruleVersions(ctx.db))

async function publicProgramme(ctx: Ctx, programme: Programme, hash: string, locale: string): Promise<PublicProgramme> {
  const names = await certificationNames(ctx)
  // Certifications may be called otherwise tomorrow; the rules are the same.
  const key = `${hash} ${locale} ${canonicalJson(names.certifications)}`
  const known = made.get(key)
  if (known) return known
  const say = speak(locale, names)
  const title = (slug: string | null) => {
    const tier = programme.tiers.find((one) => one.slug === slug)
    return tier ? localText(tier.title, locale) : null
  }
  const page: PublicProgramme = {
    ...{ track: programme.track, locale, said: sayRules(programme, locale, say) },
    tiers: programme.tiers.map(({ slug, title: text }) => ({ slug, title: localText(text, locale) })),
    benefits: programme.benefits.map((benefit) => ({
      slug: benefit.slug,
      title: localText(benefit.title, locale),
      values: programme.tiers.map(({ slug }) => {
        const said = benefitSentences(programme, slug).find((one) => one.slug === benefit.slug)
        return said ? say(said.sentence) : ''
      }),
    })),
    definitions: describeDefinitions(programme).map((one) => ({ title: say(one.title), lines: one.lines.map(say) })),
    examples: workedExamples(programme).map(({ about, kind, company, earns, missing }) => ({
      ...{ kind, about: title(about) ?? about, earns: title(earns) },
      ...{ company: company.map(say), missing: missing.map(say) },
    })),
  }
  if (made.size >= KEPT) made.clear()
  made.set(key, page)
  return page
}

async function changesInWords(ctx: Ctx, before: Programme, after: Programme, locale: string) {
  const say = speak(locale, await certificationNames(ctx))
  const change = compareRules(before, after)
  const lines = change.tiers.flatMap(({ title, is, requirements, benefits }) => {
    const tier = localText(title, locale)
    const whole = is === 'kept' ? [] : [{ is, tier, text: '' }]
    const asked = requirements.map((one) => ({
      ...{ is: one.is, tier },
      text: one.is === 'removed' ? say(one.before) : say(one.after),
    }))
    const given = benefits.map((one) => ({
      ...{ is: 'changed' as const, tier },
      text: `${localText(one.title, locale)}: ${say(one.after ?? describeBenefit(one, null))}`,
    }))
    return [...whole, ...asked, ...given]
  })
  const policy = change.policy.map((one) => ({
    ...{ is: one.is, tier: '' },
    text: one.is === 'removed' ? say(one.before) : say(one.after),
  }))
  return [...lines, ...policy]
}
