import { z } from 'zod'
import { formatRational, fromNumber } from '~/platform/rational'
import { modeSettings } from '../modes/mode-settings'
import { reviewSchema } from './review-setting'

/** What an exam draws and how it is run. Shared by the file reader, the database and the rules. Fractions are texts such as `7/10`. */

export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'a short name has lower-case letters, digits and hyphens')
const count = z.number().int().min(1)
const share = z
  .number()
  .min(0)
  .max(1)
  .transform((value) => formatRational(fromNumber(value)))
const perPage = z.union([z.enum(['all', 'section']), count.max(100)], {
  error: 'write all, section, or a number up to 100',
})
const points = z
  .number()
  .positive()
  .max(100)
  .transform((value) => formatRational(fromNumber(value)))

const drawSchema = z.strictObject({
  pool: slugSchema,
  objective: slugSchema.optional(),
  difficulty: z.enum(['easy', 'medium', 'hard']).optional(),
  tag: z.string().trim().min(1).max(100).optional(),
  /** how many to draw by chance */
  count: count.max(200).optional(),
  /** instead of a count: the author's own ids of questions that every attempt gets */
  questions: z.array(z.string().trim().min(1).max(400)).min(1).max(200).optional(),
  /** what each of its questions is worth; left out: one point */
  points: points.optional(),
})
export type Draw = z.infer<typeof drawSchema>

const sectionSchema = z.strictObject({
  id: slugSchema,
  title: z.string().trim().min(1).max(120),
  /** share of the section's points that must be reached as well */
  passMark: share.optional(),
  draw: z.array(drawSchema).min(1),
  /** up to so many questions on trial are given besides, and count for nothing */
  trial: count.max(50).optional(),
})
export type Section = z.infer<typeof sectionSchema>

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text))

/** An exam file, `content/exams/<slug>.yaml`. A new key is optional: what is published already has to keep its hash. */
export const examSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  summary: z.string().trim().min(1).max(600),
  language: z.string().regex(/^[a-z]{2}$/),
  certification: slugSchema.optional(),
  courses: z.array(slugSchema).default([]),
  timeLimitMinutes: count.max(24 * 60).optional(),
  attemptsAllowed: count.max(50).optional(),
  /** wait before attempt n+1 in hours; the last value holds for all later ones */
  coolDownHours: z.array(z.number().min(0)).default([0]),
  /** the lessons behind the points lost have to be done again: instead of the wait, or as well */
  redoLessons: z.enum(['instead', 'as-well']).optional(),
  /** days after a pass before the exam may be taken again; left out: until the certificate it earned may be renewed */
  retakeAfterPassDays: z.number().int().min(0).optional(),
  passMark: share,
  /** the scale on which the total is told; `pass` is the score of exactly the pass mark */
  scaledScore: z
    .strictObject({
      lowest: z.number().int().min(0).max(10_000),
      pass: z.number().int().min(0).max(10_000),
      highest: z.number().int().min(0).max(10_000),
    })
    .optional(),
  sections: z.array(sectionSchema).min(1),
  shuffleQuestions: z.boolean().default(true),
  shuffleOptions: z.boolean().default(true),
  /** a question given in more than this share of the last attempts stands back behind others */
  exposureCap: z.strictObject({ share, ofLastAttempts: count.max(1_000).default(100) }).optional(),
  questionsPerPage: perPage.default('all'),
  navigation: z.enum(['free', 'forward-only']).default('free'),
  review: reviewSchema,
  requires: z
    .strictObject({
      courses: z.array(slugSchema).default([]),
      certifications: z.array(slugSchema).default([]),
      /** a benefit that the tier of the person's company grants */
      benefit: slugSchema.optional(),
    })
    .default({ courses: [], certifications: [] }),
  window: z
    .strictObject({
      opensAt: instant.optional(),
      closesAt: instant.optional(),
      closeCutsRunningAttempts: z.boolean().default(false),
    })
    .optional(),
  /** how people mark what no rule can */
  marking: z
    .strictObject({
      /** markers do not see whose answer it is; left out: they do not */
      anonymous: z.boolean().optional(),
      /** a second marker for attempts that end this near to a pass mark */
      secondMarker: z
        .strictObject({
          within: share,
          /** two marks this near to each other count with their mean; left out: a tenth of the points */
          agreement: share.optional(),
        })
        .optional(),
    })
    .optional(),
  honourStatement: z.string().trim().min(1).max(1_000).optional(),
  /** a text that has to be accepted at every start; which version was accepted is kept with the attempt */
  agreement: z
    .strictObject({
      version: z.string().trim().min(1).max(40),
      title: z.string().trim().min(1).max(120),
      text: z.string().trim().min(1).max(10_000),
    })
    .optional(),
  ...modeSettings,
})
export type ExamFile = z.infer<typeof examSchema>

export type Blueprint = Pick<ExamFile, 'sections' | 'shuffleQuestions' | 'shuffleOptions'>
export type ExamSettings = Omit<ExamFile, 'sections' | 'shuffleQuestions' | 'shuffleOptions' | 'title' | 'language'>

/** How many questions a draw gives. */
export const drawSize = (draw: Draw): number => draw.questions?.length ?? draw.count ?? 0

/** How many questions count in an attempt; those on trial come on top. */
export const questionCount = (blueprint: Pick<Blueprint, 'sections'>): number =>
  blueprint.sections.reduce((total, section) => total + sectionSize(section), 0)

export const sectionSize = ({ draw }: Pick<Section, 'draw'>): number =>
  draw.reduce((sum, one) => sum + drawSize(one), 0)

/** The most questions on trial that an attempt may hold. */
export const trialCount = (blueprint: Pick<Blueprint, 'sections'>): number =>
  blueprint.sections.reduce((total, { trial }) => total + (trial ?? 0), 0)

/** The pools that a blueprint draws from, each once. */
export const poolsOf = (blueprint: Pick<Blueprint, 'sections'>): string[] => [
  ...new Set(blueprint.sections.flatMap((section) => section.draw.map(({ pool }) => pool))),
]

/** Every key that an exam file may have somewhere, to guess what a misspelt one means. */
export const examKeys: readonly string[] = [
  ...Object.keys(examSchema.shape),
  ...Object.keys(sectionSchema.shape),
  ...Object.keys(drawSchema.shape),
  ...['afterSubmit', 'keyAfterLastAttempt', 'later', 'afterHours', 'show', 'afterClose'],
  ...['certifications', 'benefit', 'opensAt', 'closesAt', 'closeCutsRunningAttempts'],
  ...['anonymous', 'secondMarker', 'within', 'agreement'],
  ...['lowest', 'pass', 'highest', 'share', 'ofLastAttempts', 'version', 'text'],
]
