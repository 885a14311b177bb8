import type { ComponentType } from 'react'
import type { QuestionType } from '../registry'
import { ClozeEditor } from '../types/cloze/editor'
import { EssayEditor } from '../types/essay/editor'
import { FileUploadEditor } from '../types/file-upload/editor'
import { HotspotEditor } from '../types/hotspot/editor'
import { MatchingEditor } from '../types/matching/editor'
import { MultipleResponseEditor } from '../types/multiple-response/editor'
import { NumericEditor } from '../types/numeric/editor'
import { OrderingEditor } from '../types/ordering/editor'
import { PracticalEditor } from '../types/practical/editor'
import { ShortAnswerEditor } from '../types/short-answer/editor'
import { SingleChoiceEditor } from '../types/single-choice/editor'
import { TrueFalseEditor } from '../types/true-false/editor'

/** The fields that are a type's own, below those that every question has. They read the form they stand in. */
export const EDITORS: Record<QuestionType, ComponentType> = {
  'single-choice': SingleChoiceEditor,
  'multiple-response': MultipleResponseEditor,
  'true-false': TrueFalseEditor,
  numeric: NumericEditor,
  'short-answer': ShortAnswerEditor,
  matching: MatchingEditor,
  ordering: OrderingEditor,
  cloze: ClozeEditor,
  hotspot: HotspotEditor,
  essay: EssayEditor,
  'file-upload': FileUploadEditor,
  practical: PracticalEditor,
}
