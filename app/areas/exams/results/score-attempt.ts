import { add, compare, div, formatRational, mul, type Rational, readRational, ZERO } from '~/platform/rational'
import { type ScaledScore, type ScoreScale, scaledScore } from './scaled-score'

/** One marked question. Fractions and marks are texts such as `1/3`. */
export type MarkedItem = {
  sectionId: string
  objective: string | null
  lesson: string | null
  maxMark: string
  /** share of the question's points, 0..1: marking stops at nothing */
  fraction: string
  scored: boolean
}

export type Tally = { mark: string; maxMark: string; share: string }
type SectionTally = Tally & { id: string; title: string; passMark: string | null; passed: boolean }
export type ObjectiveTally = Tally & { objective: string; lessons: string[] }

type ScoreReason =
  | { code: 'total-reached' | 'total-missed'; share: string; passMark: string }
  | { code: 'section-reached' | 'section-missed'; section: string; share: string; passMark: string }

export type Score = Tally & {
  passed: boolean
  passMark: string
  sections: SectionTally[]
  /** weakest first; `lessons` are those behind points that were lost */
  objectives: ObjectiveTally[]
  reasons: ScoreReason[]
  /** the total on the exam's scale; absent where the exam has none */
  scaled?: ScaledScore
}

/**
 * Adds up an attempt exactly. The pass mark is reached by meeting it exactly, in total and in every section that has its
 * own. Questions on trial count nowhere.
 */
export function scoreAttempt(
  items: readonly MarkedItem[],
  rules: {
    passMark: string
    sections: readonly { id: string; title: string; passMark?: string }[]
    scaledScore?: ScoreScale
  },
): Score {
  const scored = items.filter((item) => item.scored)
  const total = tally(scored)
  const sections = rules.sections.map((section): SectionTally => {
    const part = tally(scored.filter((item) => item.sectionId === section.id))
    return {
      id: section.id,
      title: section.title,
      passMark: section.passMark ?? null,
      ...part,
      passed: section.passMark === undefined || reaches(part.share, section.passMark),
    }
  })
  const reachedTotal = reaches(total.share, rules.passMark)
  const reasons: ScoreReason[] = [
    { code: reachedTotal ? 'total-reached' : 'total-missed', share: total.share, passMark: rules.passMark },
    ...sections.flatMap((section): ScoreReason[] =>
      section.passMark === null
        ? []
        : [
            {
              code: section.passed ? 'section-reached' : 'section-missed',
              section: section.title,
              share: section.share,
              passMark: section.passMark,
            },
          ],
    ),
  ]
  return {
    ...total,
    passMark: rules.passMark,
    passed: reachedTotal && sections.every((section) => section.passed),
    sections,
    objectives: objectivesOf(scored),
    reasons,
    ...(rules.scaledScore ? { scaled: scaledScore(total.share, rules.passMark, rules.scaledScore) } : {}),
  }
}

function objectivesOf(items: readonly MarkedItem[]): ObjectiveTally[] {
  const byObjective = new Map<string, MarkedItem[]>()
  for (const item of items) {
    if (item.objective === null) continue
    const group = byObjective.get(item.objective)
    if (group) group.push(item)
    else byObjective.set(item.objective, [item])
  }
  return [...byObjective]
    .map(([objective, group]) => ({
      objective,
      ...tally(group),
      lessons: [...new Set(group.flatMap((item) => (lost(item) && item.lesson !== null ? [item.lesson] : [])))].sort(),
    }))
    .sort((a, b) => compare(readRational(a.share), readRational(b.share)) || (a.objective < b.objective ? -1 : 1))
}

const lost = (item: MarkedItem) => compare(earned(item), readRational(item.maxMark)) < 0

const earned = (item: MarkedItem): Rational => mul(readRational(item.fraction), readRational(item.maxMark))

function tally(items: readonly MarkedItem[]): Tally {
  const mark = items.reduce((sum, item) => add(sum, earned(item)), ZERO)
  const maxMark = items.reduce((sum, item) => add(sum, readRational(item.maxMark)), ZERO)
  const share = compare(maxMark, ZERO) === 0 ? ZERO : div(mark, maxMark)
  return { mark: formatRational(mark), maxMark: formatRational(maxMark), share: formatRational(share) }
}

const reaches = (share: string, passMark: string) => compare(readRational(share), readRational(passMark)) >= 0
