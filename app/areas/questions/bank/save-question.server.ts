import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { mayEditBank } from '../policy'
import type { Question } from '../registry'
import { diffQuestions, type FieldChange } from './diff-questions'
import { lockQuestion, questionById, versionsByNumber } from './queries.question.server'
import { hashOfQuestion, writeVersions } from './write-versions.server'

type SavedQuestion =
  | { ok: true; number: number; changed: boolean }
  /** Somebody saved meanwhile: what they changed since the version that was edited. */
  | { ok: false; newest: number; changes: readonly FieldChange[] }

/**
 * Saves an edited question as a new version, when it says anything new. Nothing is written over what somebody else saved
 * since `base`: the editor is told what they changed, keeps what was typed, and may save on top.
 * @param of.base number of the version that was edited
 * @throws AppError 403 `questions.not-a-trainer`, 404 `questions.question-not-found`
 */
export async function saveQuestion(
  ctx: Ctx,
  of: { id: string; base: number; question: Question; note?: string },
): Promise<SavedQuestion> {
  authorise(mayEditBank(ctx.actor))
  return ctx.transaction(async (tx) => {
    await lockQuestion(tx.db, of.id)
    const row = await questionById(tx.db, of.id)
    if (!row) throw notFound('questions.question-not-found')
    const question: Question = { ...of.question, externalId: row.external_id }
    const standing = json<Question>(row.body)
    // A file's question may say its id only in the file: that alone is no change.
    const isSame = [question, { ...question, externalId: standing.externalId }].some(
      (one) => hashOfQuestion(one) === row.hash,
    )
    if (isSame) return { ok: true, number: row.number, changed: false }
    if (row.number !== of.base) {
      const [edited] = await versionsByNumber(tx.db, row.id, [of.base])
      return {
        ok: false,
        newest: row.number,
        changes: diffQuestions(edited ? json<Question>(edited.body) : standing, standing),
      }
    }
    const [written] = await writeVersions(tx, [{ questionId: row.id, number: row.number, question }], {
      source: 'editor',
      note: of.note,
    })
    invariant(written, 'one version was written')
    await tx.audit({
      action: 'questions.question-edited',
      subject: { kind: 'question', id: row.id },
      reason: of.note,
      before: { number: row.number, hash: row.hash },
      after: { number: written.number, hash: written.hash },
    })
    return { ok: true, number: written.number, changed: true }
  })
}
