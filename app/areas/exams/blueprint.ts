import { z } from 'zod'
import { formatRational, fromNumber } from '~/platform/rational'

/** What an exam draws and how it is run. Shared by the file reader, the database and the rules. Fractions are texts such as `7/10`. */

const slug = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a short name has lower-case letters, digits and hyphens')
const count = z.number().int().min(1)
const share = z
  .number()
  .min(0)
  .max(1)
  .transform((value) => formatRational(fromNumber(value)))

export const drawSchema = z.strictObject({
  pool: slug,
  objective: slug.optional(),
  difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
  count: count.max(200),
})
export type Draw = z.infer<typeof drawSchema>

export const sectionSchema = z.strictObject({
  id: slug,
  title: z.string().trim().min(1).max(120),
  /** share of the section's points that must be reached as well */
  passMark: share.optional(),
  draw: z.array(drawSchema).min(1),
})
export type Section = z.infer<typeof sectionSchema>

/** What is shown when: nothing, which answers were right, or the key with explanations. */
export const reviewLevels = ['nothing', 'right-wrong', 'key'] as const
export type ReviewLevel = (typeof reviewLevels)[number]

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

/** An exam file, `content/exams/<slug>.yaml`. */
export const examSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  summary: z.string().trim().min(1).max(600),
  language: z.string().regex(/^[a-z]{2}$/),
  certification: slug.optional(),
  courses: z.array(slug).default([]),
  timeLimitMinutes: count.max(24 * 60).optional(),
  attemptsAllowed: count.max(50).optional(),
  /** wait before attempt n+1 in hours; the last value holds for all later ones */
  coolDownHours: z.array(z.number().min(0)).default([0]),
  /** days after a pass before the exam may be taken again; left out: until the certificate it earned may be renewed */
  retakeAfterPassDays: z.number().int().min(0).optional(),
  passMark: share,
  sections: z.array(sectionSchema).min(1),
  shuffleQuestions: z.boolean().default(true),
  shuffleOptions: z.boolean().default(true),
  questionsPerPage: z.union([z.literal('all'), count.max(100)]).default('all'),
  navigation: z.enum(['free']).default('free'),
  review: z
    .strictObject({
      afterSubmit: z.enum(reviewLevels).default('right-wrong'),
      keyAfterLastAttempt: z.boolean().default(false),
    })
    .default({ afterSubmit: 'right-wrong', keyAfterLastAttempt: false }),
  requires: z
    .strictObject({ courses: z.array(slug).default([]), certifications: z.array(slug).default([]) })
    .default({ courses: [], certifications: [] }),
  window: z
    .strictObject({
      opensAt: instant.optional(),
      closesAt: instant.optional(),
      closeCutsRunningAttempts: z.boolean().default(false),
    })
    .optional(),
  honourStatement: z.string().trim().min(1).max(1_000).optional(),
})
export type ExamFile = z.infer<typeof examSchema>

export type Blueprint = Pick<ExamFile, 'sections' | 'shuffleQuestions' | 'shuffleOptions'>
export type ExamSettings = Omit<ExamFile, 'sections' | 'shuffleQuestions' | 'shuffleOptions' | 'title' | 'language'>

export const questionCount = (blueprint: Blueprint): number =>
  blueprint.sections.reduce((total, section) => total + section.draw.reduce((sum, draw) => sum + draw.count, 0), 0)

/** Every key that an exam file may have somewhere, to guess what a misspelt one means. */
export const examKeys: readonly string[] = [
  ...Object.keys(examSchema.shape),
  ...Object.keys(sectionSchema.shape),
  ...Object.keys(drawSchema.shape),
  ...['afterSubmit', 'keyAfterLastAttempt', 'certifications', 'opensAt', 'closesAt', 'closeCutsRunningAttempts'],
]

type Problem = { code: 'section-repeated' | 'window-inverted'; path: (string | number)[]; detail: string }

/** Cross-checks that a shape alone cannot say: section ids that repeat, a window that closes before it opens. */
export function problemsOf(exam: ExamFile): Problem[] {
  const seen = new Set<string>()
  const problems = exam.sections.flatMap(({ id }, index): Problem[] => {
    const isRepeated = seen.has(id)
    seen.add(id)
    return isRepeated ? [{ code: 'section-repeated', path: ['sections', index, 'id'], detail: id }] : []
  })
  const { opensAt, closesAt } = exam.window ?? {}
  if (opensAt !== undefined && closesAt !== undefined && closesAt <= opensAt)
    problems.push({ code: 'window-inverted', path: ['window', 'closesAt'], detail: '' })
  return problems
}
