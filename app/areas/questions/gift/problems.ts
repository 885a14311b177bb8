/**
 * Something in a GIFT file that its author should look at. An `error` means that the question could not be imported;
 * a `warning` means that it was, read as the message says. Lines and columns count from 1.
 */
export type Problem = {
  readonly code: ProblemCode
  readonly severity: 'error' | 'warning'
  readonly line: number
  readonly column: number
  readonly params?: Readonly<Record<string, string | number>>
  /** With the first error of a question, the source of it all, so that nothing typed is lost. */
  readonly kept?: string
}
/** In the order of the file; at one place, errors first. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort(
    (a, b) => a.line - b.line || a.column - b.column || Number(b.severity === 'error') - Number(a.severity === 'error'),
  )

export type ProblemCode = keyof typeof PROBLEM_LABELS

/** The message of each problem in the namespace `questions`. */
export const PROBLEM_LABELS = {
  'answer-empty': 'problems.answer-empty',
  'answer-without-mark': 'problems.answer-without-mark',
  'answers-without-braces': 'problems.answers-without-braces',
  'attribute-equals': 'problems.attribute-equals',
  'blank-line-in-answers': 'problems.blank-line-in-answers',
  'brace-in-answers': 'problems.brace-in-answers',
  'brace-not-closed': 'problems.brace-not-closed',
  'brace-not-opened': 'problems.brace-not-opened',
  'format-dropped': 'problems.format-dropped',
  'html-reduced': 'problems.html-reduced',
  'metadata-without-question': 'problems.metadata-without-question',
  'moodle-html': 'problems.moodle-html',
  'no-right-answer': 'problems.no-right-answer',
  'not-valid': 'problems.not-valid',
  'number-not-understood': 'problems.number-not-understood',
  'one-option': 'problems.one-option',
  'pair-without-arrow': 'problems.pair-without-arrow',
  'range-reversed': 'problems.range-reversed',
  'second-answer-block': 'problems.second-answer-block',
  'stem-empty': 'problems.stem-empty',
  'stem-from-title': 'problems.stem-from-title',
  'tag-not-understood': 'problems.tag-not-understood',
  'title-colon-missing': 'problems.title-colon-missing',
  'title-not-closed': 'problems.title-not-closed',
  'type-not-supported': 'problems.type-not-supported',
  'unescaped-character': 'problems.unescaped-character',
  'weight-not-a-number': 'problems.weight-not-a-number',
  'weight-out-of-range': 'problems.weight-out-of-range',
} as const
