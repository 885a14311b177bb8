import type { Translator } from '~/i18n/types'
import { EXAM_PROBLEM_WORDS } from '../blueprints/exam-problems'
import type { FieldProblem } from './read-fields'

const WORDS = {
  missing: 'wrong.missing',
  number: 'wrong.number',
  slug: 'wrong.slug',
  moment: 'wrong.moment',
  refused: 'wrong.refused',
  'no-section': 'wrong.no-section',
  'section-empty': 'wrong.section-empty',
  'too-small': 'wrong.too-small',
  'too-big': 'wrong.too-big',
} as const

/** The sentence beside a field that is not right. */
export function describeFieldProblem(
  t: { examine: Translator<'examine'>; exams: Translator<'exams'> },
  { code, limit, detail }: FieldProblem,
): string {
  if (code in EXAM_PROBLEM_WORDS)
    return t.exams(EXAM_PROBLEM_WORDS[code as keyof typeof EXAM_PROBLEM_WORDS], { detail })
  return t.examine(WORDS[code as keyof typeof WORDS], { limit: limit ?? 0 })
}
