import { z } from 'zod'
import { compare, formatRational, negate, ONE, parseRational, type Rational } from '~/platform/rational'
import type { RichText } from './rich-text'

/** Sizes that no honest question reaches; they bound what a stored question can cost to read and to show. */
export const LONGEST_TEXT = 20_000
export const LONGEST_LINE = 400
export const MOST_OPTIONS = 50
export const MOST_HINTS = 5

export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const
export type Difficulty = (typeof DIFFICULTIES)[number]
/** The name of each difficulty in the namespace `questions`. */
export const DIFFICULTY_LABELS = {
  easy: 'difficulties.easy',
  medium: 'difficulties.medium',
  hard: 'difficulties.hard',
} as const satisfies Record<Difficulty, string>

export const richTextSchema: z.ZodType<RichText> = z.object({
  format: z.enum(['plain', 'markdown', 'html']),
  text: z.string().trim().min(1).max(LONGEST_TEXT),
})

/** A share of the mark as `formatRational` writes it: "1/1", "1/3", "-1/2". */
export const fractionSchema = z
  .string()
  .max(60)
  .regex(/^-?\d+\/[1-9]\d*$/, 'a share is written as a fraction, such as 1/1 or -1/3')
  .refine((text) => {
    const value = parseRational(text)
    return value !== null && formatRational(value) === text && isShare(value)
  }, 'a share of the mark is a fraction in lowest terms between -1/1 and 1/1')

const isShare = (value: Rational) => compare(value, ONE) <= 0 && compare(value, negate(ONE)) >= 0

/** A name inside one question. It begins with a letter, so it never equals the number an attempt shows instead. */
export const optionIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)

/** Ids name parts across a whole question, whatever kind the parts are. */
export function uniqueIds(parts: readonly { id: string }[]): boolean {
  return new Set(parts.map(({ id }) => id)).size === parts.length
}

const optionSchema = z.object({
  id: optionIdSchema,
  text: richTextSchema,
  /** What choosing it earns, −1..1. */
  fraction: fractionSchema,
  feedback: richTextSchema.optional(),
})
export type Option = z.infer<typeof optionSchema>

export const optionsSchema = z.array(optionSchema).min(2).max(MOST_OPTIONS).refine(uniqueIds, 'two options share an id')

const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(100)
/** One line of text without control characters. */
export const lineSchema = z
  .string()
  .trim()
  .min(1)
  .max(LONGEST_LINE)
  .regex(/^\P{Cc}*$/u)

/** What every question has, whatever its type. `v` is the version of this shape in storage. */
export const questionBase = {
  v: z.literal(1),
  title: lineSchema,
  stem: richTextSchema,
  /** Shown with the answers, whatever was answered. */
  generalFeedback: richTextSchema.optional(),
  objective: slug.optional(),
  difficulty: z.enum(DIFFICULTIES).optional(),
  /** The lesson that teaches it, `course/lesson`. */
  lesson: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
    .max(200)
    .optional(),
  /** Help for practice, given one after the other. */
  hints: z.array(richTextSchema).max(MOST_HINTS).optional(),
  /** The API product, and the version of it, that the question is about. */
  product: lineSchema.optional(),
  tags: z.array(lineSchema).max(50),
  /** The author's own id, stable across imports. */
  externalId: lineSchema.optional(),
}
export type QuestionBase = z.infer<z.ZodObject<typeof questionBase>> & { type: string }
