import { actorId } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { sha256Hex } from '~/platform/hash.server'
import { newId } from '~/platform/ids'
import { canonicalJson } from '~/platform/json'
import type { QuestionState } from '../pool'
import { questionHashInput } from '../question-hash'
import type { Question } from '../registry'
import {
  forgetOvertaken,
  insertQuestions,
  insertStates,
  insertVersions,
  moveStates,
  type VersionSource,
} from './queries.server'

/** Where versions come from, and a word of it for the history: a file's name, why something was restored. */
type Writing = { source: VersionSource; note?: string }
export type NewQuestion = {
  /** When whoever asks for it has one already. */
  id?: string
  externalId: string
  state: QuestionState
  question: Question
  /** What the file of this pool says of it, for a question that comes from one. */
  file?: { hash: string; state: QuestionState }
}
export type NewVersion = {
  questionId: string
  /** Of the newest version so far. */
  number: number
  question: Question
  /** A word for the history of this one, before the one for all. */
  note?: string
}
type Written = { questionId: string; versionId: string; number: number; hash: string }

/** Two questions with the same hash are the same question, to the last field. */
export const hashOfQuestion = (question: Question): string => sha256Hex(questionHashInput(question))

/** Puts questions into a pool whose row this transaction has locked. Ids that the pool has already are refused by it. */
export async function writeQuestions(
  tx: Ctx,
  poolId: string,
  added: readonly NewQuestion[],
  writing: Writing,
): Promise<Written[]> {
  const rows = added.map((one) => ({ ...one, id: one.id ?? newId(tx.now) }))
  await insertQuestions(
    tx.db,
    rows.map(({ id, externalId, state, file }) => ({
      id,
      pool_id: poolId,
      external_id: externalId,
      state,
      created_at: tx.now,
      file_pool_id: file ? poolId : null,
      file_hash: file?.hash ?? null,
      file_state: file?.state ?? null,
      overtaken_version_id: null,
    })),
  )
  return insertEach(
    tx,
    rows.map(({ id, question }) => ({ questionId: id, number: 0, question })),
    writing,
  )
}

/** Puts a version on top of each question; what a file went over before is decided by that. */
export async function writeVersions(tx: Ctx, changed: readonly NewVersion[], writing: Writing): Promise<Written[]> {
  await forgetOvertaken(
    tx.db,
    changed.map(({ questionId }) => questionId),
  )
  return insertEach(tx, changed, writing)
}

async function insertEach(tx: Ctx, versions: readonly NewVersion[], { source, note }: Writing): Promise<Written[]> {
  const rows = versions.map(({ questionId, number, question, note: own }) => ({
    id: newId(tx.now),
    question_id: questionId,
    number: number + 1,
    hash: hashOfQuestion(question),
    type: question.type,
    title: question.title,
    body: canonicalJson(question),
    objective: question.objective ?? null,
    difficulty: question.difficulty ?? null,
    lesson: question.lesson ?? null,
    created_at: tx.now,
    created_by: actorId(tx.actor),
    source,
    note: own ?? note ?? null,
    tags: question.tags,
  }))
  await insertVersions(tx.db, rows)
  return rows.map(({ question_id, id, number, hash }) => ({ questionId: question_id, versionId: id, number, hash }))
}

/**
 * Moves questions to states and keeps who, when and why.
 * @param reason null when a file says so
 */
export async function writeStates(
  tx: Ctx,
  moves: readonly { questionId: string; before: QuestionState; after: QuestionState }[],
  reason: string | null,
): Promise<void> {
  for (const state of ['trial', 'live', 'retired'] as const)
    await moveStates(
      tx.db,
      moves.filter(({ after }) => after === state).map(({ questionId }) => questionId),
      state,
    )
  await insertStates(
    tx.db,
    moves.map(({ questionId, before, after }) => ({
      id: newId(tx.now),
      question_id: questionId,
      before,
      after,
      reason,
      at: tx.now,
      actor_id: actorId(tx.actor),
    })),
  )
}
