import { z } from 'zod'
import { MOST_OPTIONS, optionsSchema, questionBase } from '../../question-base'

export const MARKINGS = ['all-or-nothing', 'right-minus-wrong', 'weighted'] as const
export type Marking = (typeof MARKINGS)[number]

/** The name of each way of marking in the namespace `questions`. */
export const MARKING_LABELS = {
  'all-or-nothing': 'markings.all-or-nothing',
  'right-minus-wrong': 'markings.right-minus-wrong',
  weighted: 'markings.weighted',
} as const satisfies Record<Marking, string>

/** Any number of options. An option counts as right when its share is above zero. */
export const multipleResponseSchema = z.object({
  ...questionBase,
  type: z.literal('multiple-response'),
  marking: z.enum(MARKINGS),
  options: optionsSchema,
})
export type MultipleResponse = z.infer<typeof multipleResponseSchema>

export const multipleResponseResponseSchema = z.object({ choices: z.array(z.string().max(40)).max(MOST_OPTIONS) })
export type MultipleResponseResponse = z.infer<typeof multipleResponseResponseSchema>
