/** Something about a question that its author should look at. It can be used as it is; none of these stops anything. */
export type Finding = {
  readonly code: FindingCode
  readonly params?: Readonly<Record<string, string | number>>
  /** The id of the option or the number of the answer it is about. */
  readonly part?: string
}
type FindingCode = keyof typeof FINDING_LABELS

/** The message of each finding in the namespace `questions`. */
export const FINDING_LABELS = {
  'answer-unreachable': 'lint.answer-unreachable',
  'criterion-never-full': 'lint.criterion-never-full',
  'criterion-never-nothing': 'lint.criterion-never-nothing',
  'criterion-same-levels': 'lint.criterion-same-levels',
  'distractor-equals-key': 'lint.distractor-equals-key',
  'duplicate-answers': 'lint.duplicate-answers',
  'duplicate-expectations': 'lint.duplicate-expectations',
  'duplicate-id': 'lint.duplicate-id',
  'duplicate-options': 'lint.duplicate-options',
  'duplicate-prompts': 'lint.duplicate-prompts',
  'empty-feedback': 'lint.empty-feedback',
  'every-option-right': 'lint.every-option-right',
  'few-items': 'lint.few-items',
  'gap-unknown': 'lint.gap-unknown',
  'key-longest': 'lint.key-longest',
  'never-full-marks': 'lint.never-full-marks',
  'no-difficulty': 'lint.no-difficulty',
  'no-objective': 'lint.no-objective',
  'no-right-answer': 'lint.no-right-answer',
  'nothing-for-markers': 'lint.nothing-for-markers',
  'one-answer-for-all': 'lint.one-answer-for-all',
  'region-outside': 'lint.region-outside',
  'regions-overlap': 'lint.regions-overlap',
  'takes-everything': 'lint.takes-everything',
  'weights-not-whole': 'lint.weights-not-whole',
} as const
