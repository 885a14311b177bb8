import type { Question, QuestionType } from '../registry'
import { clozeEdit } from '../types/cloze/edit'
import { essayEdit } from '../types/essay/edit'
import { fileUploadEdit } from '../types/file-upload/edit'
import { hotspotEdit } from '../types/hotspot/edit'
import { matchingEdit } from '../types/matching/edit'
import { multipleResponseEdit } from '../types/multiple-response/edit'
import { numericEdit } from '../types/numeric/edit'
import { orderingEdit } from '../types/ordering/edit'
import { practicalEdit } from '../types/practical/edit'
import { shortAnswerEdit } from '../types/short-answer/edit'
import { singleChoiceEdit } from '../types/single-choice/edit'
import { trueFalseEdit } from '../types/true-false/edit'
import type { TypeEdit } from './type-edit'

/** The form of each question type. */
const EDITS: { [Type in QuestionType]: TypeEdit<Extract<Question, { type: Type }>> } = {
  'single-choice': singleChoiceEdit,
  'multiple-response': multipleResponseEdit,
  'true-false': trueFalseEdit,
  numeric: numericEdit,
  'short-answer': shortAnswerEdit,
  matching: matchingEdit,
  ordering: orderingEdit,
  cloze: clozeEdit,
  hotspot: hotspotEdit,
  essay: essayEdit,
  'file-upload': fileUploadEdit,
  practical: practicalEdit,
}

/** One type's `write` takes only its own questions; the key that it is found by is what makes the call right. */
export const editOf = (type: QuestionType): TypeEdit<Question> => EDITS[type] as TypeEdit<Question>

/** What can be begun in the browser; the others are only ever changed there. */
export const NEW_TYPES = (Object.keys(EDITS) as QuestionType[]).filter((type) => type !== 'practical')
