import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

/** When each person first passed each exam by the newest mark of an attempt. */
export const firstPasses = (db: Kysely<Database>, of: { personId?: string; organisationId?: string }) =>
  db
    .selectFrom('attempts')
    .innerJoin('exams', 'exams.id', 'attempts.exam_id')
    .innerJoin('results', (join) =>
      join.onRef('results.attempt_id', '=', 'attempts.id').on(({ eb, selectFrom }) =>
        eb(
          'results.number',
          '=',
          selectFrom('results as other')
            .select(({ fn }) => fn.max<number>('other.number').as('newest'))
            .whereRef('other.attempt_id', '=', 'attempts.id'),
        ),
      ),
    )
    .select(({ fn }) => ['exams.slug', 'attempts.person_id', fn.min('attempts.submitted_at').as('passed_at')])
    .where('results.passed', '=', 1)
    .where('attempts.submitted_at', 'is not', null)
    .$if(of.personId !== undefined, (query) => query.where('attempts.person_id', '=', of.personId ?? ''))
    .$if(of.organisationId !== undefined, (query) =>
      query.where('attempts.organisation_id', '=', of.organisationId ?? ''),
    )
    .groupBy(['exams.slug', 'attempts.person_id'])
    .execute()
