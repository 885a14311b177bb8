import { type Actor, hasRole, isVendorStaff } from '~/platform/actor'
import { allowIf, type Verdict } from '~/platform/policy'

type Owned = { personId: string; organisationId: string }

/** Only the person who sits an attempt may see it running, save to it or submit it. */
export const maySit = (actor: Actor, attempt: Owned): Verdict =>
  allowIf(actor.kind === 'person' && actor.personId === attempt.personId, 'exams.not-your-attempt')

/** A result belongs to the person; examiners see all of them. Colleagues and managers see certificates, not answers. */
export const mayViewResult = (actor: Actor, attempt: Owned): Verdict =>
  allowIf(
    actor.kind === 'person' && (actor.personId === attempt.personId || isExaminer(actor)),
    'exams.not-your-attempt',
  )

/** Anyone signed in may see which exams there are; who may start one is decided by its own rules. */
export const mayListExams = (actor: Actor): Verdict => allowIf(actor.kind === 'person', 'errors.sign-in-needed')

export const mayPublishExams = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'system' || isExaminer(actor), 'exams.not-an-examiner')

/** Who may give a person more time. */
export const mayAccommodate = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'system' || isExaminer(actor), 'exams.not-an-examiner')

const isExaminer = (actor: Actor) => isVendorStaff(actor) && hasRole(actor, 'examiner', 'administrator')
