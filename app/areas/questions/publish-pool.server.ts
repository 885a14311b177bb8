import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { insertFiles } from '~/platform/files.server'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { applyFile, type FileDecision } from './bank/apply-file'
import {
  insertPool,
  lockPool,
  type StandingRow,
  setPoolTitle,
  standingQuestions,
  updateQuestion,
} from './bank/queries.server'
import { writeQuestions, writeStates, writeVersions } from './bank/write-versions.server'
import { mayPublishQuestions } from './policy'
import type { ParsedPool, PooledQuestion } from './pool'

type PublishedPool = {
  slug: string
  added: number
  changed: number
  /** Of the changed: those that somebody had edited in the browser since the file last spoke. */
  overtaken: number
  retired: number
  restored: number
}

/**
 * Brings a pool to its file. A changed question becomes a new version of itself, one that is no longer in the file is
 * retired and stays: attempts and results point to it. What people did in the browser stands until the file says
 * something new of the same question (`bank/apply-file.ts`); the same file changes nothing.
 * @throws AppError 403 `questions.not-a-publisher`
 */
export async function publishPool(ctx: Ctx, pool: ParsedPool): Promise<PublishedPool> {
  authorise(mayPublishQuestions(ctx.actor))
  for (const { bytes } of pool.media ?? []) await ctx.files.put(bytes)
  return ctx.transaction(async (tx) => {
    const { slug, title } = pool
    await insertPool(tx.db, { id: newId(tx.now), slug, title, created_at: tx.now, file_title: title })
    const row = await lockPool(tx.db, slug)
    invariant(row, 'the pool was inserted in this transaction if it was not there')
    if (row.file_title !== title) await setPoolTitle(tx.db, row.id, { title, file_title: title })

    const rows = knownToFile(await standingQuestions(tx.db, row.id), row.id)
    const said = new Map(pool.questions.map((question) => [question.externalId, question]))
    const { decisions, gone } = applyFile(
      pool.questions,
      [...rows.values()].map(({ external_id, hash, state, file_hash, file_state }) => ({
        externalId: external_id,
        hash,
        state,
        fileHash: file_hash,
        fileState: file_state,
      })),
    )
    const each = decisions.map((decision) => ({
      decision,
      row: rows.get(decision.externalId),
      file: said.get(decision.externalId),
    }))
    const added = each.flatMap(({ decision, file }) => (decision.text === 'add' && file ? [file] : []))
    const known = each.flatMap(({ decision, row, file }) => (row && file ? [{ decision, row, file }] : []))

    await insertFiles(
      tx.db,
      (pool.media ?? []).map(({ sha256, mediaType, bytes }) => ({
        sha256,
        media_type: mediaType,
        size: bytes.length,
        created_at: tx.now,
      })),
    )
    const from = { source: 'file', note: fileNames(pool) } as const
    await writeQuestions(
      tx,
      row.id,
      added.map((file) => ({ ...file, file })),
      from,
    )
    const changed = known.filter(({ decision }) => decision.text === 'version')
    await writeVersions(
      tx,
      changed.map(({ row, file }) => ({ questionId: row.id, number: row.number, question: file.question })),
      from,
    )
    const retired = gone.filter(({ moves }) => moves).flatMap(({ externalId }) => rows.get(externalId) ?? [])
    const restated = known.flatMap(({ decision, row }) =>
      decision.state ? [{ questionId: row.id, before: row.state, after: decision.state }] : [],
    )
    const moves = [
      ...restated,
      ...retired.map(({ id, state }) => ({ questionId: id, before: state, after: 'retired' as const })),
    ]
    await writeStates(tx, moves, null)
    for (const one of known) await remember(tx, row.id, one)
    for (const { externalId } of gone) {
      const left = rows.get(externalId)
      if (left) await updateQuestion(tx.db, left.id, { file_state: 'retired' })
    }

    const result = {
      slug,
      added: added.length,
      changed: changed.length,
      overtaken: changed.filter(({ decision }) => decision.overtakes).length,
      retired: retired.length,
      restored: restated.filter(({ before }) => before === 'retired').length,
    }
    if (added.length + changed.length + moves.length > 0)
      await tx.audit({
        action: 'questions.pool-published',
        subject: { kind: 'question-pool', id: row.id },
        after: result,
      })
    return result
  })
}

/** The names of the files that a pool was read from, for the history of its questions. */
const fileNames = ({ questions }: ParsedPool) =>
  [...new Set(questions.flatMap(({ file }) => file?.replace(/^.*\//, '') ?? []))].join(', ')

/** By id; a question that the file named goes before another of that id that was made in the pool after it moved away. */
const knownToFile = (rows: readonly StandingRow[], poolId: string) =>
  new Map(
    rows
      .toSorted((a, b) => Number(a.file_pool_id === poolId) - Number(b.file_pool_id === poolId))
      .filter(({ pool_id, file_pool_id }) => file_pool_id === poolId || (pool_id === poolId && file_pool_id === null))
      .map((row) => [row.external_id, row]),
  )

/** Keeps what the file says of a question, where that is news. */
async function remember(
  tx: Ctx,
  poolId: string,
  { decision, row, file }: { decision: FileDecision; row: StandingRow; file: PooledQuestion },
): Promise<void> {
  const isNews = row.file_hash !== file.hash || row.file_state !== file.state || row.file_pool_id !== poolId
  if (!isNews) return
  await updateQuestion(tx.db, row.id, {
    file_pool_id: poolId,
    file_hash: file.hash,
    file_state: file.state,
    ...(decision.overtakes ? { overtaken_version_id: row.version_id } : {}),
  })
}
