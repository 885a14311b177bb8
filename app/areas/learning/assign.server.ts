import { courseOutline } from '~/areas/catalogue/course-outline.server'
import { mayReadLessons } from '~/areas/catalogue/policy'
import { peopleOf } from '~/areas/identity/people.server'
import type { PersonActor } from '~/platform/actor'
import type { Ctx } from '~/platform/context.server'
import { invalid } from '~/platform/errors'
import { newId } from '~/platform/ids'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { dueDate } from './due-date'
import type { Assigned } from './events'
import { mayAssign } from './policy'
import { insertAssignments, type NewAssignment } from './queries.assignments.server'
import { finishersOf, insertEnrolment, lockEnrolment } from './queries.server'

export type AssignmentTarget =
  | { kind: 'course'; slug: string }
  /**
   * Exams lie above this area, so whoever offers one says what it is called, and who holds what it earns and cannot
   * renew it by the due date: those may not sit it.
   */
  | { kind: 'exam'; slug: string; title: string; restsFor?: ReadonlySet<string> }

export type NewAssignments = {
  target: AssignmentTarget
  personIds: readonly string[]
  /** A day as a date field sends it; due when that day ends for the person who assigns. */
  dueOn: string
  message?: string
}

export type AssignedOutcome = {
  assigned: number
  /** They had the same thing assigned by the company, and keep that assignment and its date. */
  alreadyAssigned: number
  /** They have finished the course; there is nothing left to ask for. */
  alreadyFinished: number
  /** The exam rests for them. */
  resting: number
  title: string
}

const REASONS = {
  'not-a-date': 'learning.due-not-a-date',
  past: 'learning.due-past',
  'too-far': 'learning.due-too-far',
} as const

/**
 * Asks members of the own company to take a course or an exam by a day. Who has the same thing assigned keeps that
 * assignment and its date. A course is finished once and for all, so whoever has finished it is not asked; an exam is
 * asked for again by whoever passed it, once the certificate can be renewed by the due date.
 * @throws AppError 403 `learning.not-a-manager`, `learning.not-a-member`, `catalogue.reserved`; 404
 * `catalogue.course-not-found`; 422 `learning.due-…`, `learning.nobody-chosen`
 */
export async function assign(ctx: Ctx, input: NewAssignments): Promise<AssignedOutcome> {
  const actor = requirePerson(ctx)
  const members = new Set((await peopleOf(ctx, actor.organisationId)).map(({ personId }) => personId))
  const personIds = [...new Set(input.personIds)].sort()
  authorise(mayAssign(actor, actor.organisationId, (id) => members.has(id), personIds))
  if (personIds.length === 0) throw invalid('learning.nobody-chosen')
  const due = dueDate(input.dueOn, actor.timeZone, ctx.now)
  if (!due.ok) throw invalid(REASONS[due.reason])
  const target = await targetOf(ctx, actor, input.target)

  return ctx.transaction(async (tx) => {
    const finishers = target.courseId === null ? NOBODY : await enrolAssigned(tx, actor, personIds, target.courseId)
    const resting = input.target.kind === 'exam' ? (input.target.restsFor ?? NOBODY) : NOBODY
    const asked = personIds.filter((personId) => !finishers.has(personId) && !resting.has(personId))
    const inserted = await insertFor(
      tx,
      asked.map((personId) => ({
        id: newId(tx.now),
        person_id: personId,
        organisation_id: actor.organisationId,
        target_kind: input.target.kind,
        target_slug: input.target.slug,
        due_at: due.dueAt,
        message: input.message?.trim() || null,
        assigned_by: actor.personId,
        created_at: tx.now,
      })),
    )
    for (const { id, person_id } of inserted) {
      const event: Assigned = {
        type: 'learning.assigned',
        v: 1,
        assignmentId: id,
        personId: person_id,
        organisationId: actor.organisationId,
        targetKind: input.target.kind,
        targetSlug: input.target.slug,
        targetTitle: target.title,
        dueAt: due.dueAt,
        assignedBy: actor.personId,
      }
      await tx.publish(event)
      await tx.signal(`person:${person_id}`, 'assigned')
    }
    if (inserted.length > 0) await tx.signal(`organisation:${actor.organisationId}`, 'learning-changed')
    return {
      assigned: inserted.length,
      alreadyAssigned: asked.length - inserted.length,
      alreadyFinished: finishers.size,
      resting: personIds.filter((personId) => resting.has(personId)).length,
      title: target.title,
    }
  })
}

async function targetOf(ctx: Ctx, actor: PersonActor, target: AssignmentTarget) {
  if (target.kind === 'exam') return { title: target.title, courseId: null }
  const course = await courseOutline(ctx, target.slug)
  authorise(mayReadLessons(actor, course, await ctx.entitlements.of(actor.organisationId)))
  return { title: course.title, courseId: course.courseId }
}

const NOBODY: ReadonlySet<string> = new Set()

const insertFor = (tx: Ctx, rows: readonly NewAssignment[]) => (rows.length > 0 ? insertAssignments(tx.db, rows) : [])

/**
 * Enrols people for the company, so that its manager sees them in the course. With the enrolments locked nobody finishes
 * it between this look and the assignment; always in the order of the ids, so that two managers do not wait for each other.
 * @returns who has finished the course
 */
async function enrolAssigned(tx: Ctx, actor: PersonActor, personIds: readonly string[], courseId: string) {
  for (const personId of personIds) {
    await insertEnrolment(tx.db, {
      id: newId(tx.now),
      person_id: personId,
      course_id: courseId,
      organisation_id: actor.organisationId,
      cause: 'assignment',
      created_at: tx.now,
    })
    await lockEnrolment(tx.db, { personId, courseId })
  }
  return finishersOf(tx.db, courseId, personIds)
}
