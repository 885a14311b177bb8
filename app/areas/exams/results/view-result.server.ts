import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { PinnedExam } from '../blueprints/pinned-exam'
import type { Retakes } from '../delivery/retakes'
import { type CertaintyTally, certaintyTally } from '../modes/certainty-mark'
import { isPractice } from '../modes/mode-settings'
import { resultCorrections } from '../regrades/result-corrections.server'
import type { MarkedItemRecord } from './marked-item'
import { lateOf, readAttempt } from './read-attempt.server'
import type { ReviewDecision } from './review-policy'
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
  const { attempt, exam, result, retakes, review } = await readAttempt(ctx, input.attempt)
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
