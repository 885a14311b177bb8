import { modeProblems } from '../modes/mode-settings'
import type { ExamFile } from './blueprint'

export type ExamProblem = { code: ExamProblemCode; path: (string | number)[]; detail: string }
type ExamProblemCode = keyof typeof EXAM_PROBLEM_WORDS

/** The sentence of each problem in the namespace `exams`; `{detail}` names what is wrong. */
export const EXAM_PROBLEM_WORDS = {
  'section-repeated': 'files.section-repeated',
  'window-inverted': 'files.window-inverted',
  'draw-of-nothing': 'files.draw-of-nothing',
  'draw-of-both': 'files.draw-of-both',
  'question-repeated': 'files.question-repeated',
  'scale-inverted': 'files.scale-inverted',
  'close-unknown': 'files.close-unknown',
  'redo-without-courses': 'files.redo-without-courses',
  'practice-certifies': 'files.practice-certifies',
  'tries-in-exam': 'files.tries-in-exam',
  'penalty-without-retry': 'files.penalty-without-retry',
} as const

/** Cross-checks that a shape alone cannot say. */
export function problemsOf(exam: ExamFile): ExamProblem[] {
  return [...sectionProblems(exam), ...drawProblems(exam), ...settingProblems(exam)]
}

function sectionProblems({ sections }: ExamFile): ExamProblem[] {
  const seen = new Set<string>()
  return sections.flatMap(({ id }, index): ExamProblem[] => {
    const isRepeated = seen.has(id)
    seen.add(id)
    return isRepeated ? [{ code: 'section-repeated', path: ['sections', index, 'id'], detail: id }] : []
  })
}

/** A draw says either how many or which; a question is given once in an attempt. */
function drawProblems({ sections }: ExamFile): ExamProblem[] {
  const named = new Set<string>()
  return sections.flatMap((section, index) =>
    section.draw.flatMap((draw, place): ExamProblem[] => {
      const path = ['sections', index, 'draw', place]
      if (draw.questions === undefined)
        return draw.count === undefined ? [{ code: 'draw-of-nothing', path, detail: draw.pool }] : []
      const isFiltered = draw.objective !== undefined || draw.difficulty !== undefined || draw.tag !== undefined
      const both: ExamProblem[] =
        draw.count !== undefined || isFiltered ? [{ code: 'draw-of-both', path, detail: draw.pool }] : []
      const repeated = draw.questions.flatMap((id, at): ExamProblem[] => {
        const name = `${draw.pool} ${id}`
        const isRepeated = named.has(name)
        named.add(name)
        return isRepeated ? [{ code: 'question-repeated', path: [...path, 'questions', at], detail: id }] : []
      })
      return [...both, ...repeated]
    }),
  )
}

function settingProblems(exam: ExamFile): ExamProblem[] {
  const problems: ExamProblem[] = []
  const { opensAt, closesAt } = exam.window ?? {}
  if (opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt)
    problems.push({ code: 'window-inverted', path: ['window', 'closesAt'], detail: '' })
  if (exam.review.afterClose !== undefined && closesAt === undefined)
    problems.push({ code: 'close-unknown', path: ['review', 'afterClose'], detail: '' })
  const scale = exam.scaledScore
  if (scale && !(scale.lowest < scale.pass && scale.pass < scale.highest))
    problems.push({ code: 'scale-inverted', path: ['scaledScore', 'pass'], detail: '' })
  if (exam.redoLessons !== undefined && exam.courses.length === 0)
    problems.push({ code: 'redo-without-courses', path: ['redoLessons'], detail: '' })
  for (const { code, key } of modeProblems(exam)) problems.push({ code, path: [key], detail: '' })
  return problems
}
