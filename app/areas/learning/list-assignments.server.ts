import { courseTitles } from '~/areas/catalogue/course-titles.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { type AssignmentState, assignmentState } from './assignment-state'
import { maySeeTeam } from './policy'
import { type OpenAssignmentRow, openOfOrganisation, openOfPerson } from './queries.assignments.server'

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

/** What exams know: their titles, and when somebody passed one. They lie above this area. */
export type ExamFacts = {
  titleOf: (slug: string) => string | undefined
  passedAt: (slug: string, personId: string) => number | null
}

/** The open assignments of the person who asks, the nearest due date first. */
export async function myAssignments(ctx: Ctx, exams: ExamFacts): Promise<Assignment[]> {
  return assignmentsFrom(ctx, await openOfPerson(ctx.db, requirePerson(ctx).personId), exams)
}

/** Every open assignment in the manager's company. @throws AppError 403 `learning.not-a-manager` */
export async function teamAssignments(ctx: Ctx, exams: ExamFacts): Promise<Assignment[]> {
  const actor = requirePerson(ctx)
  authorise(maySeeTeam(actor, actor.organisationId))
  return assignmentsFrom(ctx, await openOfOrganisation(ctx.db, actor.organisationId), exams)
}

async function assignmentsFrom(ctx: Ctx, rows: readonly OpenAssignmentRow[], exams: ExamFacts): Promise<Assignment[]> {
  const courseSlugs = rows.filter((row) => row.target_kind === 'course').map((row) => row.target_slug)
  const titles = await courseTitles(ctx, courseSlugs)
  return rows.map((row) => {
    const { target_kind: kind, target_slug: slug, due_at: dueAt } = row
    const doneAt = kind === 'course' ? row.course_done_at : exams.passedAt(slug, row.person_id)
    return {
      id: row.id,
      personId: row.person_id,
      personName: row.person_name,
      assignedByName: row.assigner_name,
      kind,
      slug,
      title: (kind === 'course' ? titles.get(slug) : exams.titleOf(slug)) ?? slug,
      href: kind === 'course' ? `/learn/courses/${slug}` : `/exams/${slug}`,
      dueAt,
      message: row.message,
      assignedAt: row.created_at,
      doneAt,
      state: assignmentState({ dueAt, doneAt, now: ctx.now }),
    }
  })
}
