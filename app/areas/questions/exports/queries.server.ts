import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import type { QuestionState } from '../pool'
import { withNewest } from '../queries.server'

/** Questions of a pool in their newest version, in the order of the pool. */
export const exportable = (db: Kysely<Database>, poolId: string, states: readonly QuestionState[]) =>
  withNewest(db)
    .select([
      'questions.id',
      'questions.external_id',
      'questions.state',
      'question_versions.number',
      'question_versions.body',
    ])
    .where('questions.pool_id', '=', poolId)
    .where('questions.state', 'in', states.length > 0 ? [...states] : ['live'])
    .orderBy('questions.created_at')
    .orderBy('questions.external_id')
    .execute()
