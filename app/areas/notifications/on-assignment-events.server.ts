import { findPerson, isCurrentMember } from '~/areas/identity/people.server'
import type { Assigned, AssignmentDue } from '~/areas/learning/events'
import type { Ctx } from '~/platform/context.server'
import type { Notice } from './kinds'
import { tell, tellManagers } from './tell.server'

export async function onAssigned(tx: Ctx, event: Assigned): Promise<void> {
  const person = await findPerson(tx, event.personId)
  const by = await findPerson(tx, event.assignedBy)
  if (!person || !(await isCurrentMember(tx, event))) return
  await tell(tx, person, {
    notice: { kind: 'assigned', params: { target: event.targetTitle, by: by?.name ?? '', dueAt: event.dueAt } },
    url: pageOf(event),
    organisationId: event.organisationId,
    key: `assigned:${event.assignmentId}`,
  })
}

/** The person hears that a date comes near; when it has passed, the managers too. Who has left the company is out of it. */
export async function onAssignmentDue(tx: Ctx, event: AssignmentDue): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person || !(await isCurrentMember(tx, event))) return
  const kind = event.stage === 'overdue' ? 'assignment-overdue' : 'assignment-due-soon'
  const key = `${kind}:${event.assignmentId}`
  const params = { target: event.targetTitle, dueAt: event.dueAt }
  await tell(tx, person, { notice: { kind, params }, url: pageOf(event), organisationId: event.organisationId, key })
  if (event.stage === 'overdue') {
    const notice: Notice = { kind: 'member-overdue', params: { ...params, person: person.name } }
    await tellManagers(tx, event.organisationId, event.personId, { notice, url: '/company/progress', key })
  }
}

const pageOf = (event: Pick<Assigned, 'targetKind' | 'targetSlug'>) =>
  event.targetKind === 'course' ? `/learn/courses/${event.targetSlug}` : `/exams/${event.targetSlug}`
