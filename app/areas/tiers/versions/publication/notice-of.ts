import { readRational, toNumber } from '~/platform/rational'
import { measured } from '../../benefits/benefits'
import { describeBenefit } from '../../describe/benefit'
import type { Sentence } from '../../describe/sentence'
import { describeShortfall } from '../../describe/shortfall'
import { tierTitle } from '../../describe/titles'
import type { Programme } from '../../language/programme'
import type { VersionComparison } from '../../what-if/compare-versions'

/** What a partner is told of a new version, the most important first; not yet in a language. */
export type PersonalNotice = readonly Sentence[]

/**
 * What new rules mean for one partner: which tier it comes to and from when, by what it would be missed, how its margin
 * changes, and which benefits change.
 * @param of.effectiveAt from when they count, epoch ms
 */
export function noticeOf(
  comparison: VersionComparison,
  of: { readonly from: Programme | null; readonly to: Programme; readonly effectiveAt: number },
): PersonalNotice {
  return [tierSentence(comparison, of), ...failingSentences(comparison, of.to), ...benefitSentences(comparison, of)]
}

type About = Parameters<typeof noticeOf>[1]

function tierSentence({ change, before, after }: VersionComparison, { from, to, effectiveAt }: About): Sentence {
  const date = { date: effectiveAt }
  const had = tierTitle(before.comesTo, from ?? to)
  const has = tierTitle(after.comesTo, to)
  const lands = after.comesTo === null ? 'none' : 'tier'
  if (change === 'demoted')
    return after.graceUntil !== null && after.held !== after.comesTo
      ? {
          key: after.fallsTo === undefined ? 'notice.falls-later' : 'notice.falls-in-steps',
          params: {
            ...{ kept: tierTitle(after.held, to), until: { date: after.graceUntil }, has, lands, date },
            next: tierTitle(after.fallsTo ?? null, to),
          },
        }
      : { key: 'notice.falls', params: { had, has, lands, date } }
  if (change === 'promoted' && (after.risesAt ?? null) !== null)
    return { key: 'notice.rises-later', params: { has, date, rises: { date: after.risesAt ?? effectiveAt } } }
  if (change === 'promoted')
    return { key: 'notice.rises', params: { had, has, from: before.comesTo === null ? 'none' : 'tier', date } }
  if (after.comesTo === null) return { key: 'notice.still-none', params: {} }
  const [spareBefore, spareAfter] = [spareOf(before), spareOf(after)]
  return spareBefore !== null && spareAfter !== null && spareBefore !== spareAfter
    ? { key: 'notice.keeps-margin', params: { has, before: spareBefore, after: spareAfter } }
    : { key: 'notice.keeps', params: { has } }
}

/** How many certified people more there are than the tightest requirement asks; null where none counts people. */
const spareOf = ({ margin }: VersionComparison['before']): number | null =>
  margin === null ? null : Math.max(0, toNumber(readRational(margin.margin)))

const failingSentences = ({ failing }: VersionComparison, to: Programme): Sentence[] =>
  failing.flatMap((line): Sentence[] => {
    const sentence = describeShortfall(line, to)
    return sentence ? [{ key: 'notice.missing', params: { rule: { sentence } } }] : []
  })

const benefitSentences = ({ benefits }: VersionComparison, { from, to }: About): Sentence[] =>
  benefits.flatMap(({ slug, before, after }) => {
    const known = [...to.benefits, ...(from?.benefits ?? [])].find((benefit) => benefit.slug === slug)
    if (!known) return []
    const measure = measured(known, to)
    return [
      {
        key: 'notice.benefit',
        params: {
          benefit: { text: known.title },
          before: { sentence: describeBenefit(measure, before) },
          after: { sentence: describeBenefit(measure, after) },
        },
      },
    ]
  })
