import { z } from 'zod'
import { questionBase, richTextSchema } from '../../question-base'

/** A statement that is true or false. */
export const trueFalseSchema = z.object({
  ...questionBase,
  type: z.literal('true-false'),
  answer: z.boolean(),
  rightFeedback: richTextSchema.optional(),
  wrongFeedback: richTextSchema.optional(),
})
export type TrueFalse = z.infer<typeof trueFalseSchema>

export const trueFalseResponseSchema = z.object({ value: z.boolean().nullable() })
export type TrueFalseResponse = z.infer<typeof trueFalseResponseSchema>
