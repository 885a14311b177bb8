import type { Question, QuestionType } from '../../../registry'
import { clozeQti } from '../../../types/cloze/qti'
import { essayQti } from '../../../types/essay/qti'
import { fileUploadQti } from '../../../types/file-upload/qti'
import { hotspotQti } from '../../../types/hotspot/qti'
import { matchingQti } from '../../../types/matching/qti'
import { multipleResponseQti } from '../../../types/multiple-response/qti'
import { numericQti } from '../../../types/numeric/qti'
import { orderingQti } from '../../../types/ordering/qti'
import { shortAnswerQti } from '../../../types/short-answer/qti'
import { singleChoiceQti } from '../../../types/single-choice/qti'
import { trueFalseQti } from '../../../types/true-false/qti'
import type { QtiParts } from './parts'

type Of<T extends QuestionType> = Extract<Question, { type: T }>
/** How each type is said in QTI 3.0; null for one that QTI has nothing for. A writer may give null for one question. */
const WRITERS: { readonly [T in QuestionType]: ((question: Of<T>) => QtiParts | null) | null } = {
  'single-choice': singleChoiceQti,
  'multiple-response': multipleResponseQti,
  'true-false': trueFalseQti,
  numeric: numericQti,
  'short-answer': shortAnswerQti,
  matching: matchingQti,
  ordering: orderingQti,
  cloze: clozeQti,
  hotspot: hotspotQti,
  essay: essayQti,
  'file-upload': fileUploadQti,
  practical: null,
}

export const saysType = (type: QuestionType): boolean => WRITERS[type] !== null

export function partsOf(question: Question): QtiParts | null {
  // One type's writer takes only its own questions; the key of the map is what makes the call right.
  const write = WRITERS[question.type] as ((question: Question) => QtiParts | null) | null
  return write?.(question) ?? null
}
