import type { Translator } from '~/i18n/types'
import type { FileProblem } from '~/platform/file-problem'
import { PROBLEM_LABELS, type Problem } from './problems'

/** A problem of an imported file as a sentence with its place. */
export const describeProblem = (t: Translator<'questions'>, file: string, problem: Problem): FileProblem => ({
  file,
  line: problem.line,
  column: problem.column,
  severity: problem.severity,
  message: t(PROBLEM_LABELS[problem.code], { ...problem.params }),
})
