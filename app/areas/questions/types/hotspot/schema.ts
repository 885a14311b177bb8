import { z } from 'zod'
import {
  fractionSchema,
  lineSchema,
  MOST_OPTIONS,
  optionIdSchema,
  questionBase,
  richTextSchema,
  uniqueIds,
} from '../../question-base'
import { MARKINGS } from '../multiple-response/schema'

export const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const

/** In pixels of the picture, from its upper left corner. */
const pixels = z.number().min(0).max(20_000)
const length = z.number().positive().max(20_000)

export const shapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rect'), x: pixels, y: pixels, width: length, height: length }),
  z.object({ kind: z.literal('circle'), cx: pixels, cy: pixels, r: length }),
  z.object({
    kind: z.literal('polygon'),
    points: z
      .array(z.tuple([pixels, pixels]))
      .min(3)
      .max(100),
  }),
])
export type Shape = z.infer<typeof shapeSchema>

/** A picture among the product's files, with what somebody hears who does not see it. */
const pictureSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(PICTURE_TYPES),
  width: z.number().int().min(1).max(20_000),
  height: z.number().int().min(1).max(20_000),
  alt: lineSchema,
})
export type Picture = z.infer<typeof pictureSchema>

/** Places to choose in a picture. Each has a label, so that it can be chosen from a list too. */
export const hotspotSchema = z
  .object({
    ...questionBase,
    type: z.literal('hotspot'),
    image: pictureSchema,
    marking: z.enum(MARKINGS),
    /** How many places may be chosen. */
    most: z.number().int().min(1).max(MOST_OPTIONS),
    regions: z
      .array(
        z.object({
          id: optionIdSchema,
          shape: shapeSchema,
          label: lineSchema,
          fraction: fractionSchema,
          feedback: richTextSchema.optional(),
        }),
      )
      .min(2)
      .max(MOST_OPTIONS),
  })
  .refine(({ regions }) => uniqueIds(regions), 'two places share an id')
export type Hotspot = z.infer<typeof hotspotSchema>

export const hotspotResponseSchema = z.object({ choices: z.array(z.string().max(40)).max(MOST_OPTIONS) })
export type HotspotResponse = z.infer<typeof hotspotResponseSchema>
