import type { QuestionType } from './registry'

/** The names of the types in the namespace `questions`. */
export const TYPE_LABELS = {
  'single-choice': 'types.single-choice',
  'multiple-response': 'types.multiple-response',
  'true-false': 'types.true-false',
  numeric: 'types.numeric',
  'short-answer': 'types.short-answer',
} as const satisfies Record<QuestionType, string>
