import type { QuestionType } from './registry'
import type { TypeFields } from './type-fields'
import { clozeFields } from './types/cloze/fields'
import { essayFields } from './types/essay/fields'
import { fileUploadFields } from './types/file-upload/fields'
import { hotspotFields } from './types/hotspot/fields'
import { matchingFields } from './types/matching/fields'
import { multipleResponseFields } from './types/multiple-response/fields'
import { numericFields } from './types/numeric/fields'
import { orderingFields } from './types/ordering/fields'
import { practicalFields } from './types/practical/fields'
import { shortAnswerFields } from './types/short-answer/fields'
import { singleChoiceFields } from './types/single-choice/fields'
import { trueFalseFields } from './types/true-false/fields'

/** The fields of every type without the rest of it, small enough for a browser's script. */
const FIELDS = {
  'single-choice': singleChoiceFields,
  'multiple-response': multipleResponseFields,
  'true-false': trueFalseFields,
  numeric: numericFields,
  'short-answer': shortAnswerFields,
  matching: matchingFields,
  ordering: orderingFields,
  cloze: clozeFields,
  hotspot: hotspotFields,
  essay: essayFields,
  'file-upload': fileUploadFields,
  practical: practicalFields,
} as const satisfies Record<QuestionType, unknown>

/** The fields of a type whose name came from a page, or null for one that there is not. */
export const fieldsOf = (type: string): TypeFields<unknown> | null =>
  Object.hasOwn(FIELDS, type) ? (FIELDS[type as QuestionType] as unknown as TypeFields<unknown>) : null
