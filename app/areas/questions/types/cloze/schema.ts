import { z } from 'zod'
import {
  fractionSchema,
  LONGEST_LINE,
  lineSchema,
  MOST_OPTIONS,
  optionIdSchema,
  questionBase,
  richTextSchema,
  uniqueIds,
} from '../../question-base'
import { plainWords, type RichText } from '../../rich-text'
import { numberAnswersSchema, TOLERANCES } from '../numeric/schema'
import { textAnswersSchema } from '../short-answer/schema'
import { GAP_BRACKETS, numberGaps, splitAtGaps } from './gaps'

export const MOST_GAPS = 50
const gap = {
  id: optionIdSchema,
  /** How much it counts beside the other gaps. */
  weight: z.number().int().min(1).max(1000),
}

const gapSchema = z.discriminatedUnion('kind', [
  z.object({
    ...gap,
    kind: z.literal('choice'),
    options: z
      .array(
        z.object({
          id: optionIdSchema,
          text: lineSchema,
          fraction: fractionSchema,
          feedback: richTextSchema.optional(),
        }),
      )
      .min(2)
      .max(MOST_OPTIONS),
  }),
  z.object({ ...gap, kind: z.literal('text'), caseSensitive: z.boolean(), answers: textAnswersSchema }),
  z.object({ ...gap, kind: z.literal('number'), tolerance: z.enum(TOLERANCES), answers: numberAnswersSchema }),
])
export type Gap = z.infer<typeof gapSchema>

/** A text with gaps, each written `[[id]]` in the stem, once and where it can be seen. */
export const clozeSchema = z
  .object({ ...questionBase, type: z.literal('cloze'), gaps: z.array(gapSchema).min(1).max(MOST_GAPS) })
  .refine(
    ({ gaps }) => uniqueIds(gaps.flatMap((one) => [one, ...(one.kind === 'choice' ? one.options : [])])),
    'two parts share an id',
  )
  .refine(({ stem }) => !GAP_BRACKETS.test(stem.text), 'the brackets ⟦ and ⟧ are kept for gaps')
  .refine(({ stem, gaps }) => showsEveryGapOnce(stem, gaps), 'every gap stands once in the text, as [[id]]')
export type Cloze = z.infer<typeof clozeSchema>

/** What each gap holds: the id of an option, or what was typed. Empty gaps are absent. */
export const clozeResponseSchema = z
  .object({ gaps: z.record(z.string().max(40), z.string().max(LONGEST_LINE)) })
  .refine(({ gaps }) => Object.keys(gaps).length <= MOST_GAPS, 'more gaps than any question has')
export type ClozeResponse = z.infer<typeof clozeResponseSchema>

/** Gaps inside an address or another place that does not reach the screen would never be answered. */
function showsEveryGapOnce(stem: RichText, gaps: readonly { id: string }[]): boolean {
  const shown = splitAtGaps(plainWords(numberGaps(stem, gaps))).flatMap((piece) => ('gap' in piece ? [piece.gap] : []))
  return shown.length === gaps.length && new Set(shown).size === gaps.length
}
