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

/** Who may stop the clock of an attempt or of a whole exam. */
export const mayPause = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'system' || isExaminer(actor), 'exams.not-an-examiner')

/** Nobody decides about the time of their own attempts, as nobody marks their own answers. */
export const mayMoveTimeOf = (actor: Actor, personId: string): Verdict =>
  allowIf(actor.kind !== 'person' || actor.personId !== personId, 'exams.own-time')

/** Who sees exams with their blueprints, versions and attempts, and edits drafts. */
export const mayExamine = (actor: Actor): Verdict =>
  allowIf(actor.kind === 'system' || isExaminer(actor), 'exams.not-an-examiner')
/** Who may correct questions after they were asked, see what that changes, apply it and take it back. */
export const mayRegrade = (actor: Actor): Verdict => allowIf(isExaminer(actor), 'exams.not-an-examiner')

/** What questions do in exams is for those who write and keep them. */
export const mayViewStatistics = (actor: Actor): Verdict =>
  allowIf(isVendorStaff(actor) && hasRole(actor, 'trainer', 'examiner', 'administrator'), 'exams.not-for-statistics')

/** Whose answer is whose: as with results, for examiners alone. */
export const mayOpenNames = (actor: Actor): Verdict => allowIf(isExaminer(actor), 'exams.not-an-examiner')

/** Who marks answers that no rule can mark, and decides appeals. */
export const mayMark = (actor: Actor): Verdict => allowIf(isExaminer(actor), 'exams.not-a-marker')

/** Who sees what is unusual about attempts, and decides what becomes of it. Managers of partners do not. */
export const mayReviewIntegrity = (actor: Actor): Verdict => allowIf(isExaminer(actor), 'exams.not-an-examiner')

/** Who calls a panel together and sees what it says. */
export const mayRunPanels = (actor: Actor): Verdict => allowIf(isExaminer(actor), 'exams.not-an-examiner')

/** A judge sees questions with their keys, so an invitation alone is not enough. */
export const mayJudge = (actor: Actor, judgeIds: readonly string[]): Verdict =>
  allowIf(
    isVendorStaff(actor) && hasRole(actor, 'trainer', 'examiner', 'administrator') && judgeIds.includes(actor.personId),
    'exams.not-a-judge',
  )

const isExaminer = (actor: Actor) => isVendorStaff(actor) && hasRole(actor, 'examiner', 'administrator')
