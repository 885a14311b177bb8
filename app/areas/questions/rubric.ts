import { z } from 'zod'
import { div, mul, ONE, type Rational, rational, readRational, sum } from '~/platform/rational'
import { fractionSchema, lineSchema, optionIdSchema, uniqueIds } from './question-base'

const share = fractionSchema.refine((text) => !text.startsWith('-'), 'a level earns nothing or more')

/** How a person marks: each criterion at one of its levels. */
export const rubricSchema = z.object({
  criteria: z
    .array(
      z.object({
        id: optionIdSchema,
        title: lineSchema,
        /** How much it counts beside the others; 1 when left out. */
        weight: z.number().int().min(1).max(1000).optional(),
        levels: z
          .array(z.object({ id: optionIdSchema, title: lineSchema, fraction: share }))
          .min(2)
          .max(10)
          .refine(uniqueIds, 'two levels share an id'),
      }),
    )
    .min(1)
    .max(20)
    .refine(uniqueIds, 'two criteria share an id'),
})
export type Rubric = z.infer<typeof rubricSchema>

/**
 * The fraction that levels chosen by a marker earn: the mean of the criteria by their weights. `open` are the criteria
 * for which no level of theirs was chosen; they count as nothing.
 * @param chosen the id of a level by the id of its criterion
 */
export function markByRubric(
  { criteria }: Rubric,
  chosen: Readonly<Record<string, string>>,
): { fraction: Rational; open: string[] } {
  const levels = criteria.map(({ id, levels }) => levels.find((level) => level.id === chosen[id]))
  const weights = criteria.map(({ weight }) => (weight === undefined ? ONE : rational(weight)))
  const earned = weights.map((weight, index) => mul(weight, readRational(levels[index]?.fraction ?? '0/1')))
  return {
    fraction: div(sum(earned), sum(weights)),
    open: criteria.filter((_, index) => levels[index] === undefined).map(({ id }) => id),
  }
}
