import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { hashOf } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { mayPublishExams } from '../policy'
import { currentVersions, hasVersion, insertExam, insertVersion, setFileHash, setWithdrawn } from '../queries.server'
import type { ExamFile } from './blueprint'

export type Published = 'unchanged' | 'published' | 'published-over-edit' | 'restored'

/**
 * Publishes an exam as an immutable version. The same content again changes nothing, but an exam that was withdrawn is
 * offered again; attempts keep the version they were started with.
 *
 * Files and the browser write the same exams: a file speaks only when it has changed since it was last applied, so that
 * publishing all files does not undo what an examiner published; when it has, it is the newer word.
 * @throws AppError 403 `exams.not-an-examiner`
 */
export async function publishExam(
  ctx: Ctx,
  input: { slug: string; exam: ExamFile; from?: 'file' | 'browser' },
): Promise<Published> {
  authorise(mayPublishExams(ctx.actor))
  const hash = hashOf(input.exam)
  const isFile = input.from !== 'browser'
  return ctx.transaction(async (tx) => {
    const [current] = await currentVersions(tx.db, input.slug)
    const isBack = current !== undefined && current.withdrawn_at !== null
    if (isBack) {
      await setWithdrawn(tx.db, current.exam_id, null)
      await tx.audit({ action: 'exams.restored', subject: { kind: 'exam', id: input.slug } })
    }
    const isOldNews = isFile && current?.file_hash === hash
    if (current && isFile && !isOldNews) await setFileHash(tx.db, current.exam_id, hash)
    if (current && (isOldNews || contentHash(current.hash) === hash)) return isBack ? 'restored' : 'unchanged'
    const examId = current?.exam_id ?? newId(tx.now)
    if (!current)
      await insertExam(tx.db, {
        id: examId,
        slug: input.slug,
        created_at: tx.now,
        file_hash: isFile ? hash : null,
      })
    const { title, language, sections, shuffleQuestions, shuffleOptions, ...settings } = input.exam
    const number = (current?.number ?? 0) + 1
    await insertVersion(tx.db, {
      id: newId(tx.now),
      exam_id: examId,
      number,
      // A version may go back to what an earlier one said.
      hash: (await hasVersion(tx.db, examId, hash)) ? `${hash}:${number}` : hash,
      title,
      language,
      blueprint: JSON.stringify({ sections, shuffleQuestions, shuffleOptions }),
      settings: JSON.stringify(settings),
      published_at: tx.now,
      published_by: actorId(tx.actor),
    })
    await tx.audit({ action: 'exams.published', subject: { kind: 'exam', id: input.slug }, after: { number, hash } })
    const wasEdited = isFile && current !== undefined && contentHash(current.hash) !== current.file_hash
    return isBack ? 'restored' : wasEdited ? 'published-over-edit' : 'published'
  })
}

const contentHash = (versionHash: string) => versionHash.split(':')[0]
