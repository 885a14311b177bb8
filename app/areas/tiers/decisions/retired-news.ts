import { canonicalJson } from '~/platform/json'
import type { Param, Sentence } from '../describe/sentence'
import type { CertificateHeldFact, Fact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import type { Retirement } from '../language/definitions'
import type { Programme } from '../language/programme'
import type { NewsStep } from './history-news'

/** A certification that is no longer given, and what became of its certificates with a decision. */
export type RetiredNews = Retirement & {
  readonly certification: string
  /** The day (epoch ms) from which they no longer count has come; else the rules began to say what becomes of them. */
  readonly hasEnded: boolean
}

/**
 * What a decision has to tell of certifications that are no longer given: those whose last day came since the decision
 * before, and those of which its rules say something else than the ones before. Only of certificates that people of the
 * partner had: others changed nothing of what counts.
 */
export function retiredNews(
  step: NewsStep,
  earlier: NewsStep | null,
  of: { programme: Programme; programmeBefore: Programme; facts: readonly Fact[] },
): RetiredNews[] {
  if (!earlier) return []
  const before = of.programmeBefore.definitions?.retired ?? {}
  const held = factsAsKnown(of.facts, step.known_at).filter(
    (fact): fact is CertificateHeldFact => fact.kind === 'certificate-held',
  )
  return Object.entries(of.programme.definitions?.retired ?? {}).flatMap(([certification, retirement]) => {
    const end = retirement.countsUntil === null ? null : Date.parse(`${retirement.countsUntil}T00:00:00Z`)
    const hasEnded = end !== null && end > earlier.known_at && end <= step.known_at
    const isNew = canonicalJson(before[certification] ?? null) !== canonicalJson(retirement)
    const moment = hasEnded ? end : step.known_at
    const isHeld = held.some(
      (fact) =>
        fact.certification === certification &&
        fact.trueFrom < moment &&
        (fact.trueUntil === null || fact.trueUntil >= moment),
    )
    return isHeld && (hasEnded || isNew) ? [{ ...retirement, certification, hasEnded }] : []
  })
}

/** "Old Associate is no longer given. Its certificates count as Integration Associate until 1 Oct 2026." */
export function retiredLine({ certification, countsAs, countsUntil, hasEnded }: RetiredNews): Sentence {
  const until: Param = { date: Date.parse(`${countsUntil ?? '1970-01-01'}T00:00:00Z`) }
  const params = { certification: { certification }, until }
  if (hasEnded) return { key: 'fact.retired-ended', params }
  return {
    key: 'fact.retired',
    params: {
      ...params,
      ...{ as: countsAs === null ? 'itself' : 'other', ends: countsUntil === null ? 'no' : 'yes' },
      other: { certification: countsAs ?? certification },
    },
  }
}
