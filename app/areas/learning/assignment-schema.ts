import { z } from 'zod'
import type { Translator } from '~/i18n/types'

export const LONGEST_MESSAGE = 500

/** The form that assigns. A target is `course:<slug>` or `exam:<slug>`, one of those that were offered. */
export const assignmentSchema = (t: Translator<'learning'>, offered: readonly string[]) =>
  z.object({
    target: z
      .string({ error: t('assign.target-missing') })
      .refine((target) => offered.includes(target), t('assign.target-missing')),
    people: z.array(z.string().max(100), { error: t('assign.people-missing') }).min(1, t('assign.people-missing')),
    due: z.string({ error: t('assign.due-missing') }),
    message: z
      .string()
      .trim()
      .max(LONGEST_MESSAGE, t('assign.message-long', { limit: LONGEST_MESSAGE }))
      .optional(),
  })
