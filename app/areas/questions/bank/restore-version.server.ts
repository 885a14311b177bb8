import type { Ctx } from '~/platform/context.server'
import { notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import type { Question } from '../registry'
import { lockQuestion, questionById, versionsByNumber } from './queries.question.server'
import { updateQuestion } from './queries.server'
import { writeVersions } from './write-versions.server'

/**
 * Makes an older version current again, as a new version on top: the history only grows. One that says the same as what
 * stands changes nothing.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.version-not-found`
 */
export async function restoreVersion(ctx: Ctx, of: { question: string; number: number }): Promise<{ number: number }> {
  authorise(mayEditBank(ctx.actor))
  return ctx.transaction(async (tx) => {
    await lockQuestion(tx.db, of.question)
    const row = await questionById(tx.db, of.question)
    const [version] = row ? await versionsByNumber(tx.db, row.id, [of.number]) : []
    if (!row || !version) throw notFound('questions.version-not-found')
    if (version.hash === row.hash) return { number: row.number }
    const [written] = await writeVersions(
      tx,
      [{ questionId: row.id, number: row.number, question: json<Question>(version.body) }],
      { source: 'restored', note: String(of.number) },
    )
    await tx.audit({
      action: 'questions.version-restored',
      subject: { kind: 'question', id: row.id },
      before: { number: row.number },
      after: { number: written?.number, of: of.number },
    })
    return { number: row.number + 1 }
  })
}

/**
 * Says that the file's version is the right one, where it went over an edit. The edit stays in the history.
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.question-not-found`
 */
export async function keepFileVersion(ctx: Ctx, question: string): Promise<void> {
  authorise(mayEditBank(ctx.actor))
  await ctx.transaction(async (tx) => {
    await lockQuestion(tx.db, question)
    const row = await questionById(tx.db, question)
    if (!row) throw notFound('questions.question-not-found')
    if (row.overtaken_version_id === null) return
    await updateQuestion(tx.db, row.id, { overtaken_version_id: null })
    await tx.audit({
      action: 'questions.file-version-kept',
      subject: { kind: 'question', id: row.id },
      before: { overtaken: row.overtaken_version_id },
      after: { version: row.version_id },
    })
  })
}
