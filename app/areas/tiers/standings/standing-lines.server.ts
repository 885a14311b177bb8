import { countryName } from '~/areas/identity/countries'
import { translator } from '~/i18n/translator.server'
import type { Ctx } from '~/platform/context.server'
import { localText } from '~/platform/local-text'
import type { CsvCell } from '~/platform/write-csv'
import type { Sentence } from '../describe/sentence'
import { writeDay } from '../facts/written-values'
import { speak } from '../versions/reading/speak.server'
import { findStandings } from './list-standings.server'
import type { StandingEntry } from './standing-entry'
import type { TierName } from './track-view'

const DIFFERS = {
  approval: 'standings.why-approval',
  exception: 'standings.why-exception',
  agreed: 'standings.why-agreed',
  protection: 'standings.why-protection',
  grace: 'standings.why-grace',
  review: 'standings.why-review',
} as const

/**
 * The partners that a query of the list finds, a line each, in one language; the first line names the columns. Days are
 * those of UTC, as `2026-07-01`.
 * @throws AppError 403 for others than programme managers
 */
export async function standingLines(ctx: Ctx, of: { query: URLSearchParams; locale: string }): Promise<CsvCell[][]> {
  const { entries, names } = await findStandings(ctx, of.query)
  const t = translator(of.locale, 'tiers')
  const say = remembering(speak(of.locale, names))
  const tierName = (tier: TierName | null) => (tier ? localText(tier.title, of.locale) : t('words.no-tier'))
  const line = (entry: StandingEntry): CsvCell[] => [
    ...[entry.partner.name, entry.partner.region],
    entry.partner.country === null ? null : countryName(of.locale, entry.partner.country),
    entry.track ? localText(entry.track.title, of.locale) : null,
    ...(entry.isDecided ? [tierName(entry.tier), dayOf(entry.since), tierName(entry.computed)] : [null, null, null]),
    entry.differs && t(DIFFERS[entry.differs.is], { date: dayOf(entry.differs.until) ?? '' }),
    ...(entry.missing
      ? [tierName(entry.missing.tier), say(entry.missing.line), entry.missing.more]
      : [null, null, null]),
    ...[entry.spare, dayOf(entry.nextExpiryAt), dayOf(entry.loss?.at ?? null)],
    entry.loss?.because.map(say).join(' ') ?? null,
    ...[dayOf(entry.graceUntil), dayOf(entry.nextReviewAt), dayOf(entry.decidedAt)],
  ]
  const columns = [
    ...[t('standings.partner'), t('standings.region'), t('standings.country'), t('standings.track')],
    ...[t('standings.tier'), t('standings.since'), t('standings.computed'), t('standings.why')],
    ...[t('standings.next-tier'), t('standings.missing'), t('standings.more-steps'), t('standings.margin')],
    ...[t('standings.expiry'), t('standings.loss'), t('standings.loss-why')],
    ...[t('standings.grace-end'), t('standings.review'), t('standings.decided')],
  ]
  return [columns, ...entries.map(line)]
}

const dayOf = (at: number | null): string | null => (at === null ? null : writeDay(at))

/** Thousands of partners miss the same few things: each is put into words once. */
function remembering(say: (sentence: Sentence) => string): (sentence: Sentence) => string {
  const said = new Map<string, string>()
  return (sentence) => {
    const key = JSON.stringify(sentence)
    const known = said.get(key) ?? say(sentence)
    said.set(key, known)
    return known
  }
}
