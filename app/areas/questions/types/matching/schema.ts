import { z } from 'zod'
import { MOST_OPTIONS, optionIdSchema, questionBase, richTextSchema, uniqueIds } from '../../question-base'

export const MATCHING_MARKINGS = ['per-pair', 'all-or-nothing'] as const
export type MatchingMarking = (typeof MATCHING_MARKINGS)[number]

/** The name of each way of marking in the namespace `questions`. */
export const MATCHING_MARKING_LABELS = {
  'per-pair': 'markings.per-pair',
  'all-or-nothing': 'markings.all-pairs',
} as const satisfies Record<MatchingMarking, string>

/**
 * Each prompt has one right answer of a common list. There may be more answers than prompts, and two prompts may share
 * one.
 */
export const matchingSchema = z
  .object({
    ...questionBase,
    type: z.literal('matching'),
    marking: z.enum(MATCHING_MARKINGS),
    prompts: z
      .array(
        z.object({
          id: optionIdSchema,
          text: richTextSchema,
          /** The id of the answer that belongs to it. */
          answer: optionIdSchema,
          feedback: richTextSchema.optional(),
        }),
      )
      .min(1)
      .max(MOST_OPTIONS),
    answers: z
      .array(z.object({ id: optionIdSchema, text: richTextSchema }))
      .min(2)
      .max(MOST_OPTIONS),
  })
  .refine(({ prompts, answers }) => uniqueIds([...prompts, ...answers]), 'two parts share an id')
  .refine(({ prompts, answers }) => {
    const known = new Set(answers.map(({ id }) => id))
    return prompts.every(({ answer }) => known.has(answer))
  }, 'a prompt names an answer that the question does not have')
export type Matching = z.infer<typeof matchingSchema>

/** The answer chosen for each prompt; prompts without one are absent. */
export const matchingResponseSchema = z
  .object({ pairs: z.record(z.string().max(40), z.string().max(40)) })
  .refine(({ pairs }) => Object.keys(pairs).length <= MOST_OPTIONS, 'more pairs than any question has')
export type MatchingResponse = z.infer<typeof matchingResponseSchema>
