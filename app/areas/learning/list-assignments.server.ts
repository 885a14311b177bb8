import { courseTitles } from '~/areas/catalogue/course-titles.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { type AssignmentState, assignmentState } from './assignment-state'
import { maySeeTeam } from './policy'
import {
  assignmentsOfOrganisation,
  assignmentsOfPerson,
  type StandingAssignmentRow,
} from './queries.assignments.server'

export type Assignment = {
  id: string
  personId: string
  personName: string
  assignedByName: string
  kind: 'course' | 'exam'
  slug: string
  title: string
  href: string
  dueAt: number
  message: string | null
  assignedAt: number
  doneAt: number | null
  state: AssignmentState
}

/** What exams are called, by slug. They lie above this area, so whoever asks brings it. */
export type ExamTitles = ReadonlyMap<string, string>

/** The assignments of the person who asks, open and done, the nearest due date first. */
export async function myAssignments(ctx: Ctx, exams: ExamTitles): Promise<Assignment[]> {
  return assignmentsFrom(ctx, await assignmentsOfPerson(ctx.db, requirePerson(ctx).personId), exams)
}

/** Every assignment in the manager's company, open and done. @throws AppError 403 `learning.not-a-manager` */
export async function teamAssignments(ctx: Ctx, exams: ExamTitles): Promise<Assignment[]> {
  const actor = requirePerson(ctx)
  authorise(maySeeTeam(actor, actor.organisationId))
  return assignmentsFrom(ctx, await assignmentsOfOrganisation(ctx.db, actor.organisationId), exams)
}

async function assignmentsFrom(
  ctx: Ctx,
  rows: readonly StandingAssignmentRow[],
  exams: ExamTitles,
): Promise<Assignment[]> {
  const courseSlugs = rows.filter((row) => row.target_kind === 'course').map((row) => row.target_slug)
  const titles = await courseTitles(ctx, courseSlugs)
  return rows.map((row) => {
    const { target_kind: kind, target_slug: slug, due_at: dueAt, done_at: doneAt } = row
    return {
      id: row.id,
      personId: row.person_id,
      personName: row.person_name,
      assignedByName: row.assigner_name,
      kind,
      slug,
      title: (kind === 'course' ? titles : exams).get(slug) ?? slug,
      href: kind === 'course' ? `/learn/courses/${slug}` : `/exams/${slug}`,
      dueAt,
      message: row.message,
      assignedAt: row.created_at,
      doneAt,
      state: assignmentState({ dueAt, doneAt, now: ctx.now }),
    }
  })
}
