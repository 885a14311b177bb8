import { lessonsForObjectives } from '~/areas/catalogue/lessons-for-objectives.server'
import { completionsOf } from '~/areas/learning/course-completions.server'
import { lessonsLastDone } from '~/areas/learning/lessons-done.server'
import type { Ctx } from '~/platform/context.server'
import { entitledTo } from '~/platform/entitlements'
import { json } from '~/platform/json'
import type { PinnedExam } from '../blueprints/pinned-exam'
import { openExamPauses } from '../pauses/queries.server'
import { type attemptsOf, newestResult } from '../queries.server'
import { lessonsToRevisit } from '../results/lessons-to-revisit'
import type { Score } from '../results/score-attempt'
import { earlierAttempt } from './earlier-attempt'
import { type Held, type Holding, sinceLastPass } from './may-start'

type Attempts = Awaited<ReturnType<typeof attemptsOf>>

/** What a person brings along to every exam. */
type Holdings = {
  personId: string
  courses: readonly string[]
  certifications: readonly Holding[]
  benefits: readonly string[]
  pauses: ReadonlyMap<string, { since: number; why: string }>
}

/**
 * What a person brings along, in two queries, and one for the company's benefits where an exam asks for one.
 * @param of.certifications the area above this one knows them
 */
export async function holdingsFor(
  ctx: Ctx,
  exams: readonly PinnedExam[],
  of: { personId: string; organisationId: string; certifications: readonly Holding[] },
): Promise<Holdings> {
  const wanted = exams.flatMap(({ settings }) => settings.requires.benefit ?? [])
  const granted = wanted.length === 0 ? [] : await ctx.entitlements.of(of.organisationId)
  const pauses = await openExamPauses(ctx.db)
  return {
    personId: of.personId,
    courses: (await completionsOf(ctx, of.personId)).map(({ courseSlug }) => courseSlug),
    certifications: of.certifications,
    benefits: wanted.filter((benefit) => entitledTo(granted, benefit)),
    pauses: new Map(pauses.map((pause) => [pause.exam_id, { since: pause.from_at, why: pause.reason }])),
  }
}

/**
 * The same as the rule of starting one exam looks at it.
 * @param attempts the person's attempts at this exam, oldest first
 */
export async function heldFor(ctx: Ctx, exam: PinnedExam, holdings: Holdings, attempts: Attempts): Promise<Held> {
  const { courses, certifications, benefits, pauses, personId } = holdings
  const isAsked = exam.settings.redoLessons !== undefined
  return {
    courses,
    certifications,
    benefits,
    pause: pauses.get(exam.examId) ?? null,
    lessonsLeft: isAsked ? await lessonsLeft(ctx, exam, { personId, attempts }) : null,
  }
}

/** Of the lessons behind the points that the last failed attempt lost those not gone through since; null for none. */
async function lessonsLeft(
  ctx: Ctx,
  { settings }: PinnedExam,
  { personId, attempts }: { personId: string; attempts: Attempts },
): Promise<Held['lessonsLeft']> {
  const last = sinceLastPass(attempts.map(earlierAttempt)).at(-1)
  if (!last || last.submittedAt === null) return null
  const result = await newestResult(ctx.db, last.id)
  if (!result) return null
  const { objectives } = json<Score>(result.verdict)
  const taught = await lessonsForObjectives(
    ctx,
    settings.courses,
    objectives.map(({ objective }) => objective),
  )
  const lessons = lessonsToRevisit(objectives, taught)
  if (lessons.length === 0) return null
  const done = await lessonsLastDone(ctx, personId)
  const submittedAt = last.submittedAt
  return lessons
    .filter(({ lesson }) => (done.get(lesson) ?? 0) <= submittedAt)
    .map(({ lesson, title, href }) => ({ lesson, title, href }))
}
