import { addMonths } from '~/platform/calendar'
import type { CertificationDefinition } from './definition'

/** What an exam says of certifications. */
export type ExamSide = {
  slug: string
  certification: string | null
  requires: readonly string[]
  /** null: the exam rests until the renewal opens */
  retakeAfterPassDays: number | null
}

type Path = readonly (string | number)[]
export type Contradiction =
  /** the exam that a certification rests on is evidence for another one, or for none */
  | { code: 'exam-proves-other'; in: 'certification'; path: Path; exam: string; other: string }
  | { code: 'exam-proves-nothing'; in: 'certification'; path: Path; exam: string }
  /** whoever lacks it may pass, and then waits for the certificate */
  | { code: 'prerequisite-not-required'; in: 'certification'; path: Path; exam: string; prerequisite: string }
  /** an exam that is evidence for a certification which rests on another exam */
  | { code: 'proved-by-other'; in: 'exam'; path: Path; certification: string; exam: string }
  /** a pass then would come before the renewal opens, and lose what is left of the old certificate */
  | { code: 'rest-too-short'; in: 'exam'; path: Path; days: number; opens: number }
  /** the certificate has ended before the exam may be taken again */
  | { code: 'rest-too-long'; in: 'exam'; path: Path; days: number; ends: number }

/** Where an exam and a certification that name each other say different things, so that nobody can earn or renew it. */
export function contradictions(
  certification: { slug: string; definition: CertificationDefinition },
  exam: ExamSide,
): Contradiction[] {
  const { slug, definition } = certification
  const isEvidence = definition.evidence.exam === exam.slug
  if (!isEvidence)
    return exam.certification === slug
      ? [
          {
            code: 'proved-by-other',
            in: 'exam',
            path: ['certification'],
            certification: slug,
            exam: definition.evidence.exam,
          },
        ]
      : []
  const at = { in: 'certification', path: ['evidence', 'exam'], exam: exam.slug } as const
  if (exam.certification === null) return [{ code: 'exam-proves-nothing', ...at }]
  if (exam.certification !== slug) return [{ code: 'exam-proves-other', ...at, other: exam.certification }]
  const lost = definition.prerequisites.flatMap((prerequisite, index): Contradiction[] =>
    exam.requires.includes(prerequisite)
      ? []
      : [
          {
            code: 'prerequisite-not-required',
            in: 'certification',
            path: ['prerequisites', index],
            exam: exam.slug,
            prerequisite,
          },
        ],
  )
  return [...lost, ...restProblems(definition, exam.retakeAfterPassDays)]
}

function restProblems(
  { validityMonths, renewalWindowMonths }: CertificationDefinition,
  days: number | null,
): Contradiction[] {
  if (days === null || validityMonths === undefined) return []
  const at = { in: 'exam', path: ['retakeAfterPassDays'], days } as const
  const { opens, ends } = daysOf(validityMonths, renewalWindowMonths)
  if (days >= ends) return [{ code: 'rest-too-long', ...at, ends }]
  return days < opens ? [{ code: 'rest-too-short', ...at, opens }] : []
}

const DAY = 86_400_000

/**
 * The latest day on which a renewal opens and the earliest on which a certificate ends, counted from the pass: months are
 * of different length, and what the file says must hold for a pass on any day.
 */
function daysOf(validityMonths: number, windowMonths: number): { opens: number; ends: number } {
  let [opens, ends] = [0, Number.POSITIVE_INFINITY]
  for (let passed = Date.UTC(2028, 0, 1); passed < Date.UTC(2032, 0, 1); passed += DAY) {
    const end = addMonths(passed, validityMonths)
    opens = Math.max(opens, (addMonths(end, -windowMonths) - passed) / DAY)
    ends = Math.min(ends, (end - passed) / DAY)
  }
  return { opens, ends }
}
