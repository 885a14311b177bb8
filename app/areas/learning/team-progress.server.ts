import { listCourses } from '~/areas/catalogue/list-courses.server'
import { peopleOf } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { type ExamTitles, teamAssignments } from './list-assignments.server'
import { maySeeTeam } from './policy'
import { completionsIn, enrolmentsIn, lessonMarksIn } from './queries.team.server'
import type { TeamCell, TeamRow } from './team-table'

export type TeamProgress = {
  /** Courses somebody of the company is in, by title. */
  courses: readonly { slug: string; title: string; language: string }[]
  rows: readonly TeamRow[]
  totals: { people: number; learning: number; finished: number; overdue: number }
}

/**
 * Everybody in the manager's company with every course they are in; a fixed number of queries for any number of people.
 * @throws AppError 403 `learning.not-a-manager`
 */
export async function teamProgress(ctx: Ctx, exams: ExamTitles): Promise<TeamProgress> {
  const actor = requirePerson(ctx)
  authorise(maySeeTeam(actor, actor.organisationId))
  const people = await peopleOf(ctx, actor.organisationId)
  const catalogue = await listCourses(ctx)
  const enrolments = await enrolmentsIn(ctx.db, actor.organisationId)
  const marks = groupBy(await lessonMarksIn(ctx.db, actor.organisationId), (row) => row.person_id)
  const completions = groupBy(await completionsIn(ctx.db, actor.organisationId), (row) => row.person_id)
  const assignments = await teamAssignments(ctx, exams)

  const byPerson = groupBy(enrolments, (row) => row.person_id)
  const courses = catalogue.filter(({ courseId }) => enrolments.some(({ course_id }) => course_id === courseId))
  const rows = people.map(({ personId, name, email }): TeamRow => {
    const own = marks.get(personId) ?? []
    const cells = (byPerson.get(personId) ?? []).flatMap((enrolment): TeamCell[] => {
      const course = courses.find(({ courseId }) => courseId === enrolment.course_id)
      if (!course) return []
      const slugs = new Set(course.lessons.map(({ slug }) => slug))
      const done = own.filter((mark) => mark.course_id === course.courseId && mark.completed_at !== null)
      const completion = completions.get(personId)?.find(({ course_id }) => course_id === course.courseId)
      return [
        {
          courseSlug: course.slug,
          courseTitle: course.title,
          lessonsDone: done.filter(({ lesson_slug }) => slugs.has(lesson_slug)).length,
          lessonsTotal: slugs.size,
          startedAt: enrolment.created_at,
          completedAt: completion?.completed_at ?? null,
        },
      ]
    })
    return {
      personId,
      name,
      email,
      courses: cells,
      finished: cells.filter(({ completedAt }) => completedAt !== null).length,
      overdue: assignments.filter((one) => one.personId === personId && one.state === 'overdue').length,
      lastActiveAt: own.length > 0 ? Math.max(...own.map(({ last_seen_at }) => last_seen_at)) : null,
    }
  })
  return {
    courses: courses.map(({ slug, title, language }) => ({ slug, title, language })),
    rows,
    totals: {
      people: rows.length,
      learning: rows.filter((row) => row.courses.some((cell) => cell.lessonsDone > 0 && cell.completedAt === null))
        .length,
      finished: rows.reduce((sum, row) => sum + row.finished, 0),
      overdue: rows.reduce((sum, row) => sum + row.overdue, 0),
    },
  }
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
