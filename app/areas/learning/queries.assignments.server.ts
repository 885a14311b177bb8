import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { AssignmentsTable } from '#db/tables/learning'

type Db = Kysely<Database>
export type AssignmentRow = Selectable<AssignmentsTable>
export type NewAssignment = Omit<AssignmentRow, 'closed_at' | 'closed_as' | 'closed_by'>
export type TargetOf = { personId: string; kind: AssignmentRow['target_kind']; slug: string }

/** The rows that were inserted; who has the same assignment open in the same company keeps that one. */
export const insertAssignments = (
  db: Db,
  rows: readonly NewAssignment[],
): Promise<{ id: string; person_id: string }[]> =>
  db
    .insertInto('assignments')
    .values(rows.map((row) => ({ ...row, closed_at: null, closed_as: null, closed_by: null })))
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'person_id', 'target_kind', 'target_slug'])
        .where('closed_at', 'is', null)
        .doNothing(),
    )
    .returning(['id', 'person_id'])
    .execute()

export const assignmentById = (db: Db, id: string) =>
  db.selectFrom('assignments').selectAll().where('id', '=', id).executeTakeFirst()

export async function cancelRow(db: Db, id: string, by: string, now: number): Promise<boolean> {
  const done = await db
    .updateTable('assignments')
    .set({ closed_at: now, closed_as: 'cancelled', closed_by: by })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return Number(done.numUpdatedRows) === 1
}

/** Closes what asks for this target and was assigned before it was done, whichever company asked. */
export const closeDoneRows = (db: Db, { personId, kind, slug }: TargetOf, doneAt: number) =>
  db
    .updateTable('assignments')
    .set({ closed_at: doneAt, closed_as: 'done' })
    .where('person_id', '=', personId)
    .where('target_kind', '=', kind)
    .where('target_slug', '=', slug)
    .where('created_at', '<=', doneAt)
    .where('closed_at', 'is', null)
    .returning('organisation_id')
    .execute()

/** Opens again what was closed as done at that moment; the companies whose lists change. */
export const reopenDoneRows = (db: Db, { personId, kind, slug }: TargetOf, doneAt: number) =>
  db
    .updateTable('assignments')
    .set({ closed_at: null, closed_as: null })
    .where('person_id', '=', personId)
    .where('target_kind', '=', kind)
    .where('target_slug', '=', slug)
    .where('closed_at', '=', doneAt)
    .where('closed_as', '=', 'done')
    .returning('organisation_id')
    .execute()

export const closeLeftRows = (db: Db, of: { personId: string; organisationId: string }, now: number) =>
  db
    .updateTable('assignments')
    .set({ closed_at: now, closed_as: 'left' })
    .where('person_id', '=', of.personId)
    .where('organisation_id', '=', of.organisationId)
    .where('closed_at', 'is', null)
    .execute()

/** Open and done assignments of current members with the names that belong to them, the nearest due date first. */
const standing = (db: Db) =>
  db
    .selectFrom('assignments')
    .innerJoin('people', 'people.id', 'assignments.person_id')
    .innerJoin('people as assigner', 'assigner.id', 'assignments.assigned_by')
    .innerJoin('memberships', (join) =>
      join
        .onRef('memberships.person_id', '=', 'assignments.person_id')
        .onRef('memberships.organisation_id', '=', 'assignments.organisation_id')
        .on('memberships.ended_at', 'is', null),
    )
    .leftJoin('courses', (join) =>
      join.onRef('courses.slug', '=', 'assignments.target_slug').on('assignments.target_kind', '=', 'course'),
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
      // What is closed otherwise is left out below.
      'assignments.closed_at as done_at',
      'people.name as person_name',
      'assigner.name as assigner_name',
    ])
    .where(({ or, eb }) => or([eb('assignments.closed_at', 'is', null), eb('assignments.closed_as', '=', 'done')]))
    .where('people.deactivated_at', 'is', null)
    .where('courses.withdrawn_at', 'is', null)
    .orderBy('assignments.due_at')
    .orderBy('assignments.id')

export type StandingAssignmentRow = Awaited<ReturnType<typeof assignmentsOfPerson>>[number]

export const assignmentsOfPerson = (db: Db, personId: string) =>
  standing(db).where('assignments.person_id', '=', personId).execute()

export const assignmentsOfOrganisation = (db: Db, organisationId: string) =>
  standing(db).where('assignments.organisation_id', '=', organisationId).execute()

/** Open assignments whose due date lies in a span, for reminders. */
export const openDueBetween = (db: Db, from: number, to: number) =>
  standing(db)
    .where('assignments.closed_at', 'is', null)
    .where('assignments.due_at', '>', from)
    .where('assignments.due_at', '<=', to)
    .execute()

export const isStillOpen = async (db: Db, id: string): Promise<boolean> =>
  (await standing(db)
    .where('assignments.id', '=', id)
    .where('assignments.closed_at', 'is', null)
    .executeTakeFirst()) !== undefined
