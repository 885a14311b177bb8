import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { currentExams } from '../blueprints/current-exams.server'
import { type PinnedExam, pinnedExam } from '../blueprints/pinned-exam'
import { earlierAttempt } from '../delivery/earlier-attempt'
import { retakesAfter } from '../delivery/retakes'
import { isPractice } from '../modes/mode-settings'
import { mayViewResult } from '../policy'
import { lateResponses } from '../queries.responses.server'
import { type AttemptRow, attemptsOf, currentVersions, findAttempt, findVersion, newestResult } from '../queries.server'
import { reviewOf } from './review-policy'

/**
 * An attempt with its exam, its newest result, what may be reviewed now and when the next may start.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function readAttempt(ctx: Ctx, id: string) {
  requirePerson(ctx)
  const attempt = await findAttempt(ctx.db, id)
  if (!attempt) throw notFound('exams.attempt-not-found')
  authorise(mayViewResult(ctx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
  const exam = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const result = await newestResult(ctx.db, attempt.id)
  return { attempt, exam, result, ...(await phaseOf(ctx, attempt, exam)) }
}

/** What may still come decides what may be seen. The exam's newest version says how many retakes there are. */
async function phaseOf(ctx: Ctx, attempt: AttemptRow, exam: PinnedExam) {
  const all = await attemptsOf(ctx.db, { personId: attempt.person_id })
  const [newest] = await currentVersions(ctx.db, exam.slug)
  const here = all.filter((row) => row.exam_id === attempt.exam_id).map(earlierAttempt)
  const retakes = retakesAfter(newest ? pinnedExam(newest).settings : exam.settings, here, attempt.id, ctx.now)
  // Practice draws from pools of its own: its key gives nothing of an exam away, nor does practising make anybody wait.
  const practices = new Set((await currentExams(ctx)).flatMap((one) => (isPractice(one.settings) ? [one.examId] : [])))
  const isOnlyPractice = isPractice(exam.settings)
  const review = reviewOf(exam.settings.review, {
    state: attempt.state,
    submittedAt: attempt.submitted_at,
    closesAt: exam.settings.window?.closesAt ?? null,
    retakesRemain: retakes.remain && !isOnlyPractice,
    isSitting: !isOnlyPractice && all.some((row) => row.state === 'open' && !practices.has(row.exam_id)),
    now: ctx.now,
  })
  return { retakes, review }
}

/** Only an attempt that its deadline ended can have been answered later; the others cost no query. */
export async function lateOf(ctx: Ctx, attempt: AttemptRow): Promise<ReadonlyMap<string, unknown>> {
  if (attempt.closed_by !== 'deadline') return new Map()
  const steps = await lateResponses(ctx.db, attempt.id)
  return new Map(steps.map((step) => [step.item_id, json<unknown>(step.response)]))
}
