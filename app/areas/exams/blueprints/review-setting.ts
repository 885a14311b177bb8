import { z } from 'zod'
import type { Show } from '~/areas/questions/review'

/** What an exam says of its review: what is shown right after the end, later, and after the exam has closed. */

/** Short words for what is shown: nothing, which answers were right, or the key with explanations. */
const reviewLevels = ['nothing', 'right-wrong', 'key'] as const
export type ReviewLevel = (typeof reviewLevels)[number]

export const reviewParts = ['marks', 'right-wrong', 'answers', 'feedback'] as const
export type ReviewPart = (typeof reviewParts)[number]

const shown = z.union([z.enum(reviewLevels), z.array(z.enum(reviewParts))], {
  error: `write ${reviewLevels.join(', ')}, or a list of ${reviewParts.join(', ')}`,
})
export type ReviewSetting = z.infer<typeof shown>

export const reviewSchema = z
  .strictObject({
    afterSubmit: shown.default('right-wrong'),
    keyAfterLastAttempt: z.boolean().default(false),
    later: z.strictObject({ afterHours: z.number().positive().max(8_760), show: shown }).optional(),
    /** from the moment at which the exam's window closes */
    afterClose: shown.optional(),
  })
  .default({ afterSubmit: 'right-wrong', keyAfterLastAttempt: false })

const PARTS: Readonly<Record<ReviewLevel, readonly ReviewPart[]>> = {
  nothing: [],
  'right-wrong': ['marks', 'right-wrong'],
  key: reviewParts,
}

export const partsOf = (setting: ReviewSetting): readonly ReviewPart[] =>
  typeof setting === 'string' ? PARTS[setting] : setting

export const showOf = (parts: readonly ReviewPart[]): Show => ({
  marks: parts.includes('marks'),
  rightWrong: parts.includes('right-wrong'),
  answers: parts.includes('answers'),
  feedback: parts.includes('feedback'),
})
