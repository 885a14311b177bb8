import { z } from 'zod'
import { optionIdSchema, questionBase, richTextSchema, uniqueIds } from '../../question-base'

/** More than anybody can hold in mind, and few enough to reckon exactly what a guess earns. */
export const MOST_ITEMS = 25

export const ORDERING_MARKINGS = ['all-or-nothing', 'longest-common-order', 'by-position', 'by-neighbour'] as const
export type OrderingMarking = (typeof ORDERING_MARKINGS)[number]

/** The name of each way of marking in the namespace `questions`. */
export const ORDERING_MARKING_LABELS = {
  'all-or-nothing': 'markings.whole-order',
  'longest-common-order': 'markings.longest-common-order',
  'by-position': 'markings.by-position',
  'by-neighbour': 'markings.by-neighbour',
} as const satisfies Record<OrderingMarking, string>

/** Items to put in order; the authored order is the right one. */
export const orderingSchema = z
  .object({
    ...questionBase,
    type: z.literal('ordering'),
    marking: z.enum(ORDERING_MARKINGS),
    items: z
      .array(z.object({ id: optionIdSchema, text: richTextSchema }))
      .min(2)
      .max(MOST_ITEMS),
  })
  .refine(({ items }) => uniqueIds(items), 'two items share an id')
export type Ordering = z.infer<typeof orderingSchema>

/** Items from first to last. An empty list is no answer; an incomplete one can be marked. */
export const orderingResponseSchema = z.object({ order: z.array(z.string().max(40)).max(MOST_ITEMS) })
export type OrderingResponse = z.infer<typeof orderingResponseSchema>
