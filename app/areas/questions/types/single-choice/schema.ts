import { z } from 'zod'
import { optionsSchema, questionBase } from '../../question-base'

/** One of several options. An option may earn a part of the mark, or cost one. */
export const singleChoiceSchema = z.object({
  ...questionBase,
  type: z.literal('single-choice'),
  options: optionsSchema,
})
export type SingleChoice = z.infer<typeof singleChoiceSchema>

export const singleChoiceResponseSchema = z.object({ choice: z.string().max(40).nullable() })
export type SingleChoiceResponse = z.infer<typeof singleChoiceResponseSchema>
