import type { QuestionState } from './pool'
import type { QuestionType } from './registry'

/** The names of the types in the namespace `questions`. */
export const TYPE_LABELS = {
  'single-choice': 'types.single-choice',
  'multiple-response': 'types.multiple-response',
  'true-false': 'types.true-false',
  numeric: 'types.numeric',
  'short-answer': 'types.short-answer',
  matching: 'types.matching',
  ordering: 'types.ordering',
  cloze: 'types.cloze',
  hotspot: 'types.hotspot',
  essay: 'types.essay',
  'file-upload': 'types.file-upload',
  practical: 'types.practical',
} as const satisfies Record<QuestionType, string>

/** The names of the states in the namespace `questions`. */
export const STATE_LABELS = {
  live: 'states.live',
  trial: 'states.trial',
  retired: 'states.retired',
} as const satisfies Record<QuestionState, string>
