import { existingLessons } from '~/areas/catalogue/existing-lessons.server'
import { revealQuestion } from '~/areas/questions/answer-question'
import { type Review, SHOW_NOTHING, type Show, type SummaryPart } from '~/areas/questions/review'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { mayAppeal } from '../appeals/may-appeal'
import { appealsByItem, type OwnAppeal } from '../appeals/own-appeals.server'
import { currentExams } from '../blueprints/current-exams.server'
import { type PinnedExam, pinnedExam } from '../blueprints/pinned-exam'
import { earlierAttempt } from '../delivery/earlier-attempt'
import { type Retakes, retakesAfter } from '../delivery/retakes'
import { type Certainty, type CertaintyTally, certaintyTally } from '../modes/certainty-mark'
import { isPractice } from '../modes/mode-settings'
import { mayViewResult } from '../policy'
import { lateResponses } from '../queries.responses.server'
import { type AttemptRow, attemptsOf, currentVersions, findAttempt, findVersion, newestResult } from '../queries.server'
import { correctItem } from '../regrades/correct-item'
import type { Change } from '../regrades/correction'
import { resultCorrections } from '../regrades/result-corrections.server'
import { revealCorrected } from '../regrades/reveal-corrected'
import type { ManualMark } from './manual-mark'
import type { MarkedItemRecord } from './marked-item'
import { readSheets } from './read-sheets.server'
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
    redoLessons: PinnedExam['settings']['redoLessons'] | null
  }
  startedAt: number
  submittedAt: number
  closedBy: 'learner' | 'deadline'
  /** how many questions have an answer that came after the deadline: kept, not counted */
  late: number
  score: Score
  /** corrections that have changed this result, the first first */
  corrections: { at: number; reason: string; direction: 'apply' | 'undo' }[]
  /** it certifies nothing, and there is nothing to pass */
  isPractice: boolean
  /** how well the person knew what they knew; null where nobody was asked */
  certainty: CertaintyTally | null
  review: ReviewDecision
  retakes: Retakes
}

/** An attempt that has ended, with answers that only a person can mark: there is no result until somebody has. */
export type ResultAwaited = {
  awaited: true
  attemptId: string
  number: number
  personId: string
  exam: { slug: string; title: string; language: string }
  submittedAt: number
}

/**
 * The result of an attempt that has ended, with what may be reviewed and when the next attempt may start.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function viewResult(
  ctx: Ctx,
  input: { attempt: string },
): Promise<ResultView | ResultAwaited | { running: true }> {
  const { attempt, exam, result, retakes, review } = await load(ctx, input.attempt)
  if (attempt.submitted_at === null || attempt.closed_by === null) return { running: true }
  if (!result)
    return {
      awaited: true,
      attemptId: attempt.id,
      number: attempt.number,
      personId: attempt.person_id,
      exam: { slug: exam.slug, title: exam.title, language: exam.language },
      submittedAt: attempt.submitted_at,
    }
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
      redoLessons: exam.settings.redoLessons ?? null,
    },
    startedAt: attempt.started_at,
    submittedAt: attempt.submitted_at,
    closedBy: attempt.closed_by,
    late: (await lateOf(ctx, attempt)).size,
    score: json<Score>(result.verdict),
    corrections: result.number === 1 ? [] : await resultCorrections(ctx, attempt.id),
    isPractice: isPractice(exam.settings),
    certainty: certaintyTally(json<MarkedItemRecord[]>(result.items)),
    review,
    retakes,
  }
}

/** What a learner is told of a correction; never which answers it accepts. */
export type ItemCorrection = {
  at: number
  reason: string
  change: 'use-version' | 'accept' | 'leave-total' | 'full-marks' | 'weigh'
}

const summaryOf = (change: Change): ItemCorrection['change'] => (change.kind === 'drop' ? change.how : change.kind)

export type AnswersView = {
  attemptId: string
  number: number
  decision: ReviewDecision
  retakes: Retakes
  exam: { slug: string; title: string; language: string }
  sections: { id: string; title: string }[]
  /** empty when the policy shows nothing */
  items: {
    id: string
    number: number
    sectionId: string
    /** where it is taught, if there is such a lesson */
    lesson: string | null
    /** how sure the person said they were, where the exam asks */
    certainty: Certainty | null
    review: Review
    /** what was put right about the question since, the first first */
    corrections: ItemCorrection[]
    /** may its mark be appealed against, and what became of an appeal */
    appeal: { may: true; until: number } | { may: false; own: OwnAppeal | null }
    /** what a person gave it, where its marks and its feedback are shown */
    marker: { fraction: string | null; comment: string | null } | null
    /** what was answered after the deadline, in words: kept, not counted; null for nothing */
    late: readonly SummaryPart[] | null
  }[]
}

/**
 * The questions of an ended attempt as far as the exam's review policy shows them.
 * @throws AppError 404, or 403 for somebody else's attempt
 */
export async function viewAnswers(ctx: Ctx, input: { attempt: string }): Promise<AnswersView> {
  const { attempt, exam, result, retakes, review: decision } = await load(ctx, input.attempt)
  const about = {
    attemptId: attempt.id,
    number: attempt.number,
    decision,
    retakes,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    sections: exam.blueprint.sections.map(({ id, title }) => ({ id, title })),
  }
  if (!showsAnswers(decision.show)) return { ...about, items: [] }
  const { sheets, ...of } = await readSheets(ctx, [attempt])
  const sheet = sheets.get(attempt.id)
  invariant(sheet, 'what was asked for was read')
  const explained = new Map(of.corrections.map((correction) => [correction.regradeId, correction]))
  const late = await lateOf(ctx, attempt)
  const asksCertainty = sheet.delivered.certainty
  const { show } = decision
  const appeals = await appealsByItem(ctx, attempt.id)
  const isOwn = ctx.actor.kind === 'person' && ctx.actor.personId === attempt.person_id
  const appealOf = (itemId: string): AnswersView['items'][number]['appeal'] => {
    const own = appeals.get(itemId) ?? null
    const isShown = isOwn && (show.rightWrong || show.marks)
    const earlier = own ? [own.state] : []
    const may = mayAppeal({ resultAt: result?.marked_at ?? null, isShown, earlier }, ctx.now)
    return may.allow ? { may: true, until: may.until } : { may: false, own }
  }
  const corrected = sheet.items.map((item) => ({ item, as: correctItem(item, sheet.examId, of) }))
  const lessons = await existingLessons(
    ctx,
    corrected.flatMap(({ as }) => as.question.lesson ?? []),
  )
  return {
    ...about,
    items: corrected.map(({ item, as }) => {
      const { lesson } = as.question
      const isLate = late.has(item.itemId)
      return {
        id: item.itemId,
        number: item.position,
        sectionId: item.sectionId,
        lesson: lesson !== undefined && lessons.has(lesson) ? lesson : null,
        certainty: asksCertainty ? item.certainty : null,
        review: revealCorrected(item, as, of.manual.get(item.itemId), show),
        corrections: as.by.flatMap((id): ItemCorrection[] => {
          const correction = explained.get(id)
          return correction
            ? [{ at: correction.at, reason: correction.reason, change: summaryOf(correction.change) }]
            : []
        }),
        appeal: appealOf(item.itemId),
        marker: markerOf(show, of.manual.get(item.itemId)),
        late: isLate ? revealQuestion(item.question, item.order, late.get(item.itemId), SHOW_NOTHING).given : null,
      }
    }),
  }
}

const markerOf = (show: Show, mark: ManualMark | undefined) =>
  mark ? { fraction: show.marks ? mark.fraction : null, comment: show.feedback ? mark.comment : null } : null

/** Is any of it shown? */
export const showsAnswers = (show: Show): boolean => Object.values(show).some(Boolean)

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
