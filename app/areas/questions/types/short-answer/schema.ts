import { z } from 'zod'
import { fractionSchema, LONGEST_LINE, questionBase, richTextSchema } from '../../question-base'

export const textAnswersSchema = z
  .array(
    z.object({
      pattern: z.string().trim().min(1).max(LONGEST_LINE),
      fraction: fractionSchema,
      feedback: richTextSchema.optional(),
    }),
  )
  .min(1)
  .max(50)

/** Typed words that are compared with patterns, in their order. In a pattern `*` stands for anything, `\*` for itself. */
export const shortAnswerSchema = z.object({
  ...questionBase,
  type: z.literal('short-answer'),
  caseSensitive: z.boolean(),
  answers: textAnswersSchema,
})
export type ShortAnswer = z.infer<typeof shortAnswerSchema>

export const shortAnswerResponseSchema = z.object({ text: z.string().max(2000) })
export type ShortAnswerResponse = z.infer<typeof shortAnswerResponseSchema>
