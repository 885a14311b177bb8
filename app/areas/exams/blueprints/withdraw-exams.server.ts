import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { mayPublishExams } from '../policy'
import { currentVersions, setWithdrawn } from '../queries.server'

/**
 * Withdraws every exam that had a file and is not among those kept: nobody can start it any more. An exam that was made
 * in the browser has no file to be missing. Running attempts go on, results stay,
 * and publishing its file again brings it back. Doing it again changes nothing.
 * @param kept slugs of the exams that the author still has
 * @returns the slugs of those withdrawn now
 * @throws AppError 403 `exams.not-an-examiner`
 */
export async function withdrawExamsExcept(ctx: Ctx, kept: readonly string[]): Promise<string[]> {
  authorise(mayPublishExams(ctx.actor))
  return ctx.transaction(async (tx) => {
    const gone = (await currentVersions(tx.db)).filter(
      (row) => row.withdrawn_at === null && row.file_hash !== null && !kept.includes(row.slug),
    )
    for (const { exam_id, slug } of gone) {
      await setWithdrawn(tx.db, exam_id, tx.now)
      await tx.audit({ action: 'exams.withdrawn', subject: { kind: 'exam', id: slug } })
    }
    return gone.map(({ slug }) => slug)
  })
}
