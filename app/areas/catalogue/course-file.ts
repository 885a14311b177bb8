import { z } from 'zod'
import { LEVELS } from './course'

/** What `course.yaml` and the `.yaml` beside each lesson may say. `docs`: the help page “Content files”. */

const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const line = z.string().trim().min(1).max(200)
const text = z.string().trim().min(1).max(2_000)
const slugs = z.array(slug).max(50)

/** `03-retries`: the number orders the files in a folder, the name is the lesson's slug. */
export const lessonStem = z.string().regex(/^\d{2}-[a-z0-9]+(-[a-z0-9]+)*$/)
export const lessonSlugOf = (stem: string): string => stem.replace(/^\d{2}-/, '')

export const courseFileSchema = z.strictObject({
  title: line,
  summary: text,
  lead: text.optional(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/),
  translationOf: slug.optional(),
  level: z.enum(LEVELS as [string, ...string[]] as ['foundation', 'associate', 'professional']),
  topics: z.array(slug).max(20).default([]),
  product: line,
  objectives: z
    .array(z.strictObject({ id: slug, text }))
    .min(1)
    .max(40),
  prerequisites: z.strictObject({ courses: slugs.default([]), certifications: slugs.default([]) }).optional(),
  requires: z.strictObject({ benefit: slug }).optional(),
  preparesFor: slugs.default([]),
  authors: line.optional(),
  finish: z.strictObject({ checks: z.number().min(0).max(1) }),
  modules: z
    .array(z.strictObject({ title: line, lessons: z.array(lessonStem).min(1).max(60) }))
    .min(1)
    .max(30),
})
export type CourseFile = z.output<typeof courseFileSchema>

export const lessonFileSchema = z.strictObject({
  title: line,
  minutes: z.number().int().min(1).max(240),
  objectives: z.array(slug).max(20).default([]),
})
