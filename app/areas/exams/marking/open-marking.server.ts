import { vendor } from '~/areas/identity/organisations.server'
import type { Ctx } from '~/platform/context.server'
import type { PinnedExam } from '../blueprints/pinned-exam'
import type { MarkingNeeded } from '../events'
import type { AttemptRow } from '../queries.server'
import { insertMarkingItems } from './queries.server'

/** Puts the answers that people have to mark into their queue, in the transaction that ends the attempt. */
export async function openMarking(
  tx: Ctx,
  attempt: AttemptRow,
  of: { exam: PinnedExam; items: readonly { itemId: string; versionId: string }[] },
): Promise<void> {
  await insertMarkingItems(
    tx.db,
    of.items.map(({ itemId, versionId }) => ({
      item_id: itemId,
      attempt_id: attempt.id,
      exam_id: attempt.exam_id,
      question_version_id: versionId,
      waits_for: 'first',
      since_at: tx.now,
      settled_fraction: null,
      settled_at: null,
    })),
  )
  const event: MarkingNeeded = {
    type: 'exams.marking-needed',
    v: 1,
    attemptId: attempt.id,
    examSlug: of.exam.slug,
    examTitle: of.exam.title,
    vendorId: (await vendor(tx)).id,
    answers: of.items.length,
  }
  await tx.publish(event)
}
