import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { AssignmentsTable } from '#db/tables/learning'

type Db = Kysely<Database>
export type AssignmentRow = Selectable<AssignmentsTable>

/** The rows that were inserted; who has the same assignment open keeps that one. */
export const insertAssignments = (
  db: Db,
  rows: readonly AssignmentRow[],
): Promise<{ id: string; person_id: string }[]> =>
  db
    .insertInto('assignments')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'target_kind', 'target_slug']).where('cancelled_at', 'is', null).doNothing(),
    )
    .returning(['id', 'person_id'])
    .execute()

export const assignmentById = (db: Db, id: string) =>
  db.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirst()

export async function cancelRow(db: Db, id: string, by: string, now: number): Promise<boolean> {
  const done = await db
    .updateTable('assignments')
    .set({ cancelled_at: now, cancelled_by: by })
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** Open assignments with the names that belong to them, the nearest due date first. */
const open = (db: Db) =>
  db
    .selectFrom('assignments')
    .innerJoin('people', 'people.id', 'assignments.person_id')
    .innerJoin('people as assigner', 'assigner.id', 'assignments.assigned_by')
    .leftJoin('courses', (join) =>
      join.onRef('courses.slug', '=', 'assignments.target_slug').on('assignments.target_kind', '=', 'course'),
    )
    .leftJoin('course_completions', (join) =>
      join
        .onRef('course_completions.course_id', '=', 'courses.id')
        .onRef('course_completions.person_id', '=', 'assignments.person_id'),
    )
    .select([
      'assignments.id',
      'assignments.person_id',
      'assignments.organisation_id',
      'assignments.target_kind',
      'assignments.target_slug',
      'assignments.due_at',
      'assignments.message',
      'assignments.created_at',
      'people.name as person_name',
      'assigner.name as assigner_name',
      'course_completions.completed_at as course_done_at',
    ])
    .where('assignments.cancelled_at', 'is', null)
    .orderBy('assignments.due_at')
    .orderBy('assignments.id')

export type OpenAssignmentRow = Awaited<ReturnType<typeof openOfPerson>>[number]

export const openOfPerson = (db: Db, personId: string) =>
  open(db).where('assignments.person_id', '=', personId).execute()

export const openOfOrganisation = (db: Db, organisationId: string) =>
  open(db).where('assignments.organisation_id', '=', organisationId).execute()

/** Open assignments whose due date lies in a span, for reminders. */
export const openDueBetween = (db: Db, from: number, to: number) =>
  open(db).where('assignments.due_at', '>', from).where('assignments.due_at', '<=', to).execute()
