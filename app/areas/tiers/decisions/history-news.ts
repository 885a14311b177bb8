import { json } from '~/platform/json'
import { describeFact } from '../describe/fact'
import type { Sentence } from '../describe/sentence'
import type { Fact } from '../facts/facts'
import type { Programme } from '../language/programme'
import type { Transition } from './transition'

/**
 * `late`: something was learned that had been true for a while. `corrected`: something known was put right. `rules`: another
 * version was applied. `retired`: certificates count otherwise, or no longer, because their certification is no longer given.
 * `kept`: held, though not earned. `waits`: nothing is given or taken before a certain day.
 */
export type HistoryMark = 'late' | 'corrected' | 'rules' | 'retired' | 'kept' | 'waits'

/** What is read of a stored decision. */
export type NewsStep = {
  readonly known_at: number
  readonly cause_kind: string
  readonly rule_version_id: string
  readonly grace_until: number | null
  readonly transition: string
}

const DAY = 86_400_000

/** What sets a decision apart from news of the day. */
export function marksOf(
  step: NewsStep,
  earlier: NewsStep | null,
  { facts, retired }: { facts: readonly Fact[]; retired: readonly unknown[] },
): HistoryMark[] {
  const news = newsOf(step, earlier, facts)
  const { reasons } = json<Transition>(step.transition)
  const isWaiting = reasons.some(({ code }) => WAITS.includes(code))
  return [
    ...(news.some(isLate) ? (['late'] as const) : []),
    ...(news.some(({ kind }) => kind === 'correction') ? (['corrected'] as const) : []),
    ...(earlier && earlier.rule_version_id !== step.rule_version_id ? (['rules'] as const) : []),
    ...(retired.length > 0 ? (['retired'] as const) : []),
    ...(step.grace_until === null ? [] : (['kept'] as const)),
    ...(isWaiting ? (['waits'] as const) : []),
  ]
}

const WAITS: readonly string[] = ['protected', 'waits-to-rise', 'waits-for-approval', 'kept', 'agreed']

/** What holds for longer than a day when it becomes known. Corrections are told apart. */
export const isLate = (fact: Fact): boolean => fact.kind !== 'correction' && fact.knownAt - fact.trueFrom > DAY

/** What became known between two decisions and concerns the later one. */
export function newsOf(step: NewsStep, earlier: NewsStep | null, facts: readonly Fact[]): Fact[] {
  const kinds = KINDS[step.cause_kind] ?? []
  if (!earlier) return []
  return facts.filter(
    (fact) => fact.knownAt > earlier.known_at && fact.knownAt <= step.known_at && kinds.includes(fact.kind),
  )
}

export const lineOf = (fact: Fact, programme: Programme, facts: readonly Fact[]): Sentence =>
  describeFact(fact, programme, fact.kind === 'correction' ? facts.find(({ id }) => id === fact.corrects) : undefined)

/** The same with the day on which it became known. */
export const lateLine = (fact: Fact, programme: Programme, facts: readonly Fact[]): Sentence => ({
  key: 'fact.learned',
  params: { fact: { sentence: lineOf(fact, programme, facts) }, known: { date: fact.knownAt } },
})

const KINDS: Readonly<Record<string, readonly Fact['kind'][]>> = {
  certificate: ['certificate-held', 'certificate-revoked', 'correction'],
  fact: [
    ...(['metric', 'record', 'attestation', 'competency', 'profile', 'course-completed'] as const),
    ...(['demotion-approved', 'tier-kept', 'correction'] as const),
  ],
  member: ['membership', 'membership-ended'],
}
