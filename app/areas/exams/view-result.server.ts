import { revealQuestion } from '~/areas/questions/answer-question'
import { questionVersions } from '~/areas/questions/question-versions.server'
import { type Review, SHOW_NOTHING, type SummaryPart } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { earlierAttempt } from './earlier-attempt'
import { type PinnedExam, pinnedExam } from './pinned-exam'
import { mayViewResult } from './policy'
import {
  type AttemptRow,
  attemptsOf,
  currentResponses,
  currentVersions,
  findAttempt,
  findVersion,
  itemsOf,
  lateResponses,
  newestResult,
} from './queries.server'
import { type Retakes, retakesAfter } from './retakes'
import { type ReviewDecision, reviewOf } from './review-policy'
import type { Score } from './score-attempt'

export type ResultView = {
  attemptId: string
  number: number
  personId: string
  exam: {
    slug: string
    title: string
    language: string
    certification: string | null
    courses: string[]
    isWithdrawn: boolean
  }
  startedAt: number
  submittedAt: number
  closedBy: 'learner' | 'deadline'
  /** how many questions have an answer that came after the deadline: kept, not counted */
  late: number
  score: Score
  review: ReviewDecision
  retakes: Retakes
}

/**
 * The result of an attempt that has ended, with what may be reviewed and when the next attempt may start.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function viewResult(ctx: Ctx, input: { attempt: string }): Promise<ResultView | { running: true }> {
  const { attempt, exam, result, retakes, review } = await load(ctx, input.attempt)
  if (!result || attempt.submitted_at === null || attempt.closed_by === null) return { running: true }
  return {
    attemptId: attempt.id,
    number: attempt.number,
    personId: attempt.person_id,
    exam: {
      slug: exam.slug,
      title: exam.title,
      language: exam.language,
      certification: exam.settings.certification ?? null,
      courses: exam.settings.courses,
      isWithdrawn: exam.isWithdrawn,
    },
    startedAt: attempt.started_at,
    submittedAt: attempt.submitted_at,
    closedBy: attempt.closed_by,
    late: (await lateOf(ctx, attempt)).size,
    score: json<Score>(result.verdict),
    review,
    retakes,
  }
}

export type AnswersView = {
  attemptId: string
  number: number
  decision: ReviewDecision
  retakes: Retakes
  exam: { slug: string; title: string; language: string }
  sections: { id: string; title: string }[]
  /** empty when the policy shows nothing */
  items: {
    number: number
    sectionId: string
    lesson: string | null
    review: Review
    /** what was answered after the deadline, in words: kept, not counted; null for nothing */
    late: readonly SummaryPart[] | null
  }[]
}

/**
 * The questions of an ended attempt as far as the exam's review policy shows them.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function viewAnswers(ctx: Ctx, input: { attempt: string }): Promise<AnswersView> {
  const { attempt, exam, retakes, review: decision } = await load(ctx, input.attempt)
  const about = {
    attemptId: attempt.id,
    number: attempt.number,
    decision,
    retakes,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    sections: exam.blueprint.sections.map(({ id, title }) => ({ id, title })),
  }
  if (!decision.show.rightWrong) return { ...about, items: [] }
  const items = await itemsOf(ctx.db, attempt.id)
  const questions = await questionVersions(
    ctx,
    items.map((item) => item.question_version_id),
  )
  const responses = new Map(
    (await currentResponses(ctx.db, attempt.id)).map((step) => [step.item_id, json<unknown>(step.response)]),
  )
  const late = await lateOf(ctx, attempt)
  return {
    ...about,
    items: items.map((item) => {
      const question = questions.get(item.question_version_id)
      invariant(question, `question version ${item.question_version_id} is kept for good`)
      const order = json<string[]>(item.option_ids)
      return {
        number: item.position,
        sectionId: item.section_id,
        lesson: question.lesson ?? null,
        review: revealQuestion(question, order, responses.get(item.id), decision.show),
        late: late.has(item.id) ? revealQuestion(question, order, late.get(item.id), SHOW_NOTHING).given : null,
      }
    }),
  }
}

/** Only an attempt that its deadline ended can have been answered later; the others cost no query. */
async function lateOf(ctx: Ctx, attempt: AttemptRow): Promise<ReadonlyMap<string, unknown>> {
  if (attempt.closed_by !== 'deadline') return new Map()
  const steps = await lateResponses(ctx.db, attempt.id)
  return new Map(steps.map((step) => [step.item_id, json<unknown>(step.response)]))
}

async function load(ctx: Ctx, id: string) {
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
  const review = reviewOf(exam.settings.review, {
    state: attempt.state,
    retakesRemain: retakes.remain,
    isSitting: all.some((row) => row.state === 'open'),
  })
  return { retakes, review }
}
