import { courseTitles } from '~/areas/catalogue/course-titles.server'
import type { Ctx } from '~/platform/context.server'
import { DUE_SOON_MS } from './assignment-state'
import type { AssignmentDue } from './events'
import type { ExamTitles } from './list-assignments.server'
import { isStillOpen, openDueBetween, type StandingAssignmentRow } from './queries.assignments.server'

/** How late an assignment is still called overdue for the first time: longer than the server may be off. */
const LATE_MS = 14 * 86_400_000

export const TELL_DUE_JOB = 'learning.tell-assignment-due'
type DueTold = Omit<AssignmentDue, 'type' | 'v'>

/**
 * Asks for one word about each assignment that comes near its end, and one when it has passed it. Runs as often as one
 * likes: what was asked for once is not asked for again.
 */
export async function remindOfAssignments(ctx: Ctx, exams: ExamTitles): Promise<void> {
  const open = await openDueBetween(ctx.db, ctx.now - LATE_MS, ctx.now + DUE_SOON_MS)
  const titles = await courseTitles(
    ctx,
    open.filter((row) => row.target_kind === 'course').map((row) => row.target_slug),
  )
  for (const row of open) {
    const title = (row.target_kind === 'course' ? titles : exams).get(row.target_slug)
    const payload = told(row, title ?? row.target_slug, ctx.now)
    await ctx.enqueue({ name: TELL_DUE_JOB, payload, dedupeKey: `due:${row.id}:${payload.stage}` })
  }
}

/** Publishes the word if it is still true; the job that asked for it exists once. */
export const tellAssignmentDue = (ctx: Ctx, payload: DueTold): Promise<void> =>
  ctx.transaction(async (tx) => {
    if (!(await isStillOpen(tx.db, payload.assignmentId))) return
    await tx.publish({ type: 'learning.assignment-due', v: 1, ...payload })
  })

const told = (row: StandingAssignmentRow, title: string, now: number): DueTold => ({
  assignmentId: row.id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  targetKind: row.target_kind,
  targetSlug: row.target_slug,
  targetTitle: title,
  dueAt: row.due_at,
  stage: row.due_at < now ? 'overdue' : 'due-soon',
})
