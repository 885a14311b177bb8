/** Something about a question that its author should look at. It can be used as it is; none of these stops anything. */
export type Finding = {
  readonly code: FindingCode
  readonly params?: Readonly<Record<string, string | number>>
  /** The id of the option or the number of the answer it is about. */
  readonly part?: string
}
export type FindingCode = keyof typeof FINDING_LABELS

/** The message of each finding in the namespace `questions`. */
export const FINDING_LABELS = {
  'duplicate-answers': 'lint.duplicate-answers',
  'duplicate-id': 'lint.duplicate-id',
  'duplicate-options': 'lint.duplicate-options',
  'empty-feedback': 'lint.empty-feedback',
  'every-option-right': 'lint.every-option-right',
  'key-longest': 'lint.key-longest',
  'never-full-marks': 'lint.never-full-marks',
  'no-difficulty': 'lint.no-difficulty',
  'no-objective': 'lint.no-objective',
  'no-right-answer': 'lint.no-right-answer',
  'weights-not-whole': 'lint.weights-not-whole',
} as const
