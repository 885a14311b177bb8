import { type Expression, expressionBuilder, type SqlBool } from 'kysely'
import type { Database } from '#db/tables'

// Conditions that several queries of the area share: of what is only ever added to, the newest counts.

/** For a query that joins `attempts` and `results`: the newest result of the attempt. */
export function isNewestResult(): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'attempts' | 'results'>()
  return eb(
    'results.number',
    '=',
    eb
      .selectFrom('results as other')
      .select(({ fn }) => fn.max<number>('other.number').as('newest'))
      .whereRef('other.attempt_id', '=', 'attempts.id'),
  )
}

/** For a query that joins `exams` and `exam_versions`: the newest version of the exam. */
export function isNewestVersion(): Expression<SqlBool> {
  const eb = expressionBuilder<Database, 'exams' | 'exam_versions'>()
  return eb(
    'exam_versions.number',
    '=',
    eb
      .selectFrom('exam_versions as other')
      .select(({ fn }) => fn.max<number>('other.number').as('newest'))
      .whereRef('other.exam_id', '=', 'exams.id'),
  )
}

/** For a query that joins `response_steps as kept` to `attempt_items`: the newest answer that came in time. */
export function isCountedAnswer(): Expression<SqlBool> {
  const eb = expressionBuilder<Database & { kept: Database['response_steps'] }, 'attempt_items' | 'kept'>()
  return eb.and([
    eb('kept.attempt_id', '=', eb.ref('attempt_items.attempt_id')),
    eb('kept.item_id', '=', eb.ref('attempt_items.id')),
    eb('kept.late', '=', 0),
    eb(
      'kept.sequence',
      '=',
      eb
        .selectFrom('response_steps as other')
        .select(({ fn }) => fn.max<number>('other.sequence').as('newest'))
        .whereRef('other.attempt_id', '=', 'attempt_items.attempt_id')
        .whereRef('other.item_id', '=', 'attempt_items.id')
        .where('other.late', '=', 0),
    ),
  ])
}
