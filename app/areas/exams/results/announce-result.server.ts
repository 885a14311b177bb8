import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import type { PinnedExam } from '../blueprints/pinned-exam'
import type { AttemptClosed } from '../events'
import type { AttemptRow } from '../queries.server'
import { keepResult } from './keep-result.server'
import type { MarkedAttempt } from './mark-attempt'

/**
 * Keeps the first result of an attempt and tells everybody who hears of results, in the transaction it is called in.
 * @param end how the attempt ended, which may be some time before it was marked
 */
export async function announceResult(
  tx: Ctx,
  attempt: AttemptRow,
  of: { exam: PinnedExam; marked: MarkedAttempt; end: { by: 'learner' | 'deadline'; at: number } },
): Promise<void> {
  const { exam, marked, end } = of
  invariant(marked.unmarked.length === 0, 'a result is announced when every answer is marked')
  await keepResult(tx, attempt.id, { cause: causeOf(end), number: 1, marked })
  const event: AttemptClosed = {
    type: 'exams.attempt-closed',
    v: 1,
    attemptId: attempt.id,
    examSlug: exam.slug,
    examTitle: exam.title,
    certificationSlug: exam.settings.certification ?? null,
    personId: attempt.person_id,
    organisationId: attempt.organisation_id,
    passed: marked.score.passed,
    share: marked.score.share,
    startedAt: attempt.started_at,
    submittedAt: end.at,
    closedBy: end.by,
  }
  await tx.publish(event)
}

/** Why an attempt has its first result. */
export const causeOf = ({ by }: { by: 'learner' | 'deadline' }) => (by === 'learner' ? 'submitted' : 'deadline')
