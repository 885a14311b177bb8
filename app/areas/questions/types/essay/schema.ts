import { z } from 'zod'
import { questionBase, richTextSchema } from '../../question-base'
import { rubricSchema } from '../../rubric'

const LONGEST_ESSAY = 50_000
const words = z.number().int().min(1).max(10_000)

/** A text that a person marks. */
export const essaySchema = z
  .object({
    ...questionBase,
    type: z.literal('essay'),
    /** How long it should be; said to the learner, enforced by nobody. */
    length: z.object({ minWords: words.optional(), maxWords: words.optional() }).optional(),
    /** What the text begins with. */
    template: z.string().min(1).max(LONGEST_ESSAY).optional(),
    rubric: rubricSchema.optional(),
    /** What a marker should look for; for markers only. */
    guide: richTextSchema.optional(),
  })
  .refine(
    ({ length }) =>
      length?.minWords === undefined || length.maxWords === undefined || length.minWords <= length.maxWords,
    'more words are asked for than are allowed',
  )
export type Essay = z.infer<typeof essaySchema>

export const essayResponseSchema = z.object({ text: z.string().max(LONGEST_ESSAY) })
export type EssayResponse = z.infer<typeof essayResponseSchema>
