import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { isCountedAnswer, isNewestResult } from '../queries.newest.server'

type Db = Kysely<Database>

/** The last ended attempts of an exam that have a result, newest first, with the newest of it; of one company, or of all. */
export const lastAttempts = (
  db: Db,
  of: { examId: string; organisationId?: string; exceptPersonId: string; limit: number },
) =>
  db
    .selectFrom('attempts')
    .innerJoin('results', 'results.attempt_id', 'attempts.id')
    .select([
      'attempts.id',
      'attempts.person_id',
      'attempts.organisation_id',
      'attempts.exam_version_id',
      'attempts.started_at',
      'attempts.submitted_at',
      'results.items',
    ])
    .where('attempts.exam_id', '=', of.examId)
    .where('attempts.state', '=', 'closed')
    .where('attempts.person_id', '!=', of.exceptPersonId)
    .$if(of.organisationId !== undefined, (query) =>
      query.where('attempts.organisation_id', '=', of.organisationId ?? ''),
    )
    .where(isNewestResult())
    .orderBy('attempts.submitted_at', 'desc')
    .orderBy('attempts.id', 'desc')
    .limit(of.limit)
    .execute()

export type LastAttempt = Awaited<ReturnType<typeof lastAttempts>>[number]

/** The answers of some attempts that count, with the questions that their versions belong to. */
export const answersOf = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_items')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .leftJoin('response_steps as kept', (join) => join.on(isCountedAnswer()))
    .select([
      'attempt_items.id',
      'attempt_items.attempt_id',
      'attempt_items.position',
      'attempt_items.question_version_id',
      'attempt_items.option_ids',
      'question_versions.question_id',
      'kept.response',
    ])
    .where('attempt_items.attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .orderBy('attempt_items.attempt_id')
    .orderBy('attempt_items.position')
    .execute()

/** When answers that count were saved. */
export const savesOf = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('response_steps')
    .select(['attempt_id', 'item_id', 'saved_at'])
    .where('attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .where('late', '=', 0)
    .execute()

export const pausesOfAttempts = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_pauses')
    .select(['attempt_id', 'from_at', 'to_at'])
    .where('attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .execute()

/** Some attempts with the newest result of each. */
export const attemptsWithResult = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempts')
    .innerJoin('results', 'results.attempt_id', 'attempts.id')
    .selectAll('attempts')
    .select('results.items')
    .where('attempts.id', 'in', [...attemptIds])
    .where(isNewestResult())
    .execute()

export type AttemptWithResult = Awaited<ReturnType<typeof attemptsWithResult>>[number]

/** The question of each version. */
export async function questionIdsOf(db: Db, versionIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('question_versions')
    .select(['id', 'question_id'])
    .where('id', 'in', versionIds.length > 0 ? [...versionIds] : [''])
    .execute()
  return new Map(rows.map(({ id, question_id }) => [id, question_id]))
}

/** How often each thing was noticed in some attempts. */
export const signalSums = (db: Db, attemptIds: readonly string[]) =>
  db
    .selectFrom('attempt_signals')
    .select(['attempt_id', 'kind', ({ fn }) => fn.sum<number>('count').as('count')])
    .where('attempt_id', 'in', attemptIds.length > 0 ? [...attemptIds] : [''])
    .groupBy(['attempt_id', 'kind'])
    .execute()

/** The questions that a person had in attempts that began before this one. */
export async function questionsSeenBefore(
  db: Db,
  of: { personId: string; before: number },
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('attempt_items')
    .innerJoin('attempts', 'attempts.id', 'attempt_items.attempt_id')
    .innerJoin('question_versions', 'question_versions.id', 'attempt_items.question_version_id')
    .select('question_versions.question_id')
    .distinct()
    .where('attempts.person_id', '=', of.personId)
    .where('attempts.started_at', '<', of.before)
    .execute()
  return new Set(rows.map(({ question_id }) => question_id))
}
