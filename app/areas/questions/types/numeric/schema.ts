import { z } from 'zod'
import { compare, exactDecimal, parseRational, ZERO } from '~/platform/rational'
import { fractionSchema, questionBase, richTextSchema } from '../../question-base'

/** A decimal in its one canonical spelling (`-0.5`, never `-.50`), so that equal questions have equal text. */
const decimal = z
  .string()
  .max(120)
  .regex(/^-?\d+(\.\d+)?$/, 'a number is written as a plain decimal')
  .refine((text) => {
    const value = parseRational(text)
    return value !== null && exactDecimal(value) === text
  }, 'a number is written as a plain decimal')
const notNegative = decimal.refine((text) => compare(parseRational(text) ?? ZERO, ZERO) >= 0, 'below zero')
const positive = decimal.refine((text) => compare(parseRational(text) ?? ZERO, ZERO) > 0, 'not above zero')

export const TOLERANCES = ['nominal', 'relative', 'geometric'] as const
export type ToleranceKind = (typeof TOLERANCES)[number]

/** The name of each kind of tolerance in the namespace `questions`. */
export const TOLERANCE_LABELS = {
  nominal: 'tolerances.nominal',
  relative: 'tolerances.relative',
  geometric: 'tolerances.geometric',
} as const satisfies Record<ToleranceKind, string>

export const numberAnswersSchema = z
  .array(
    z.object({ value: decimal, margin: notNegative, fraction: fractionSchema, feedback: richTextSchema.optional() }),
  )
  .min(1)
  .max(50)

/**
 * A typed number, compared with the answers in their order. `tolerance` says what an answer's margin t means for its
 * value v: v ± t, v ± t·|v|, or from v/(1+t) to v·(1+t). Units are converted by their factor before comparing.
 */
export const numericSchema = z.object({
  ...questionBase,
  type: z.literal('numeric'),
  tolerance: z.enum(TOLERANCES),
  answers: numberAnswersSchema,
  /** Feedback to every other number. */
  otherFeedback: richTextSchema.optional(),
  units: z
    .object({
      required: z.boolean(),
      /** `factor` times a number in this unit is the number that answers are given in. */
      list: z
        .array(
          z.object({
            symbol: z
              .string()
              .trim()
              .min(1)
              .max(30)
              .regex(/^[^\d\s.,:][^\n\r]*$/),
            factor: positive,
          }),
        )
        .min(1)
        .max(30),
    })
    .optional(),
})
export type Numeric = z.infer<typeof numericSchema>

export const numericResponseSchema = z.object({ text: z.string().max(200), unit: z.string().max(30).optional() })
export type NumericResponse = z.infer<typeof numericResponseSchema>
