import type { Question } from '~/areas/questions/registry'
import type { RichText } from '~/areas/questions/rich-text'
import type { Rubric } from '~/areas/questions/rubric'

/** The rubric of a question that people mark, or null where they give a share of the points freely. */
export const rubricOf = (question: Question): Rubric | null =>
  question.type === 'essay' || question.type === 'file-upload' ? (question.rubric ?? null) : null

/** What the author wants markers to look for. */
export const guideOf = (question: Question): RichText | null =>
  question.type === 'essay' || question.type === 'file-upload' ? (question.guide ?? null) : null
