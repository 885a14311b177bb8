import type { CoursePublished } from '~/areas/catalogue/events'
import type {
  CertificateIssued,
  CertificateReinstated,
  CertificateRevoked,
  CertificateWithheld,
} from '~/areas/certifications/events'
import { issueOnPass } from '~/areas/certifications/issue-on-pass.server'
import { issueWithheld } from '~/areas/certifications/issue-withheld.server'
import type { AttemptClosed } from '~/areas/exams/events'
import type {
  MemberJoined,
  MemberLeft,
  MemberRolesChanged,
  PartnerCreated,
  PersonDeactivated,
  PersonReactivated,
} from '~/areas/identity/events'
import { MAIL_RESET_LINK_JOB, mailResetLink } from '~/areas/identity/mail-reset-link.server'
import { closeOnLeaving, closeOnPass } from '~/areas/learning/close-assignments.server'
import type { Assigned, AssignmentDue, CourseCompleted } from '~/areas/learning/events'
import { FINISH_PUBLISHED_JOB, finishPublished, onCoursePublished } from '~/areas/learning/finish-published.server'
import { TELL_DUE_JOB, tellAssignmentDue } from '~/areas/learning/remind.server'
import {
  onAssigned,
  onAssignmentDue,
  onAttemptClosed,
  onCertificateIssued,
  onCertificateReinstated,
  onCertificateRevoked,
  onCertificateWithheld,
  onGraceStarted,
  onTierChanged,
} from '~/areas/notifications/on-events.server'
import { APPLY_FACT_IMPORT_JOB, applyFactImport } from '~/areas/tiers/apply-fact-import.server'
import type { GraceStarted, TierChanged } from '~/areas/tiers/events'
import {
  onMemberJoined,
  onMemberLeft,
  onMemberRolesChanged,
  onPersonDeactivated,
  onPersonReactivated,
  onCertificateIssued as tierOnCertificateIssued,
  onCertificateReinstated as tierOnCertificateReinstated,
  onCertificateRevoked as tierOnCertificateRevoked,
} from '~/areas/tiers/on-events.server'
import { RE_EVALUATE_TRACK_JOB } from '~/areas/tiers/publish-programme.server'
import { reEvaluateTrack } from '~/areas/tiers/re-evaluate-due.server'
import { CHECK_AUDIT_JOB, checkAuditTrail } from '~/platform/check-audit-trail.server'
import type { Ctx } from '~/platform/context.server'
import { SEND_MAIL_JOB, sendMail } from '~/platform/mail.server'
import type { EventHandler, JobHandler } from '~/platform/worker.server'

/** Every event of the product by its type. */
export type Events = {
  'catalogue.course-published': CoursePublished
  'exams.attempt-closed': AttemptClosed
  'learning.assigned': Assigned
  'learning.assignment-due': AssignmentDue
  'learning.course-completed': CourseCompleted
  'certifications.certificate-issued': CertificateIssued
  'certifications.certificate-withheld': CertificateWithheld
  'certifications.certificate-revoked': CertificateRevoked
  'certifications.certificate-reinstated': CertificateReinstated
  'tiers.tier-changed': TierChanged
  'tiers.grace-started': GraceStarted
  'identity.member-joined': MemberJoined
  'identity.member-roles-changed': MemberRolesChanged
  'identity.member-left': MemberLeft
  'identity.person-deactivated': PersonDeactivated
  'identity.person-reactivated': PersonReactivated
  'identity.partner-created': PartnerCreated
}

type Listener<E> = (tx: Ctx, event: E, of: { eventId: string }) => Promise<void>
type Hearing = { [Type in keyof Events]?: Readonly<Record<string, Listener<Events[Type]>>> }

/**
 * Who hears what. An area never calls upward: it publishes, and this table says who listens. Each listener runs in one
 * transaction with its own "done", so what it writes is written exactly once.
 */
const hearing: Hearing = {
  'catalogue.course-published': { 'learning.course-published': onCoursePublished },
  'exams.attempt-closed': {
    'learning.close-on-pass': closeOnPass,
    'certifications.issue-on-pass': issueOnPass,
    'notifications.attempt-closed': onAttemptClosed,
  },
  'certifications.certificate-issued': {
    'certifications.issue-withheld': issueWithheld,
    'tiers.certificate-issued': tierOnCertificateIssued,
    'notifications.certificate-issued': onCertificateIssued,
  },
  'certifications.certificate-revoked': {
    'tiers.certificate-revoked': tierOnCertificateRevoked,
    'notifications.certificate-revoked': onCertificateRevoked,
  },
  'certifications.certificate-reinstated': {
    'certifications.issue-withheld': issueWithheld,
    'tiers.certificate-reinstated': tierOnCertificateReinstated,
    'notifications.certificate-reinstated': onCertificateReinstated,
  },
  'certifications.certificate-withheld': { 'notifications.certificate-withheld': onCertificateWithheld },
  'tiers.tier-changed': { 'notifications.tier-changed': onTierChanged },
  'tiers.grace-started': { 'notifications.grace-started': onGraceStarted },
  'identity.member-joined': { 'tiers.member-joined': onMemberJoined },
  'identity.member-roles-changed': { 'tiers.member-roles-changed': onMemberRolesChanged },
  'identity.member-left': { 'learning.close-on-leaving': closeOnLeaving, 'tiers.member-left': onMemberLeft },
  'identity.person-deactivated': { 'tiers.person-deactivated': onPersonDeactivated },
  'identity.person-reactivated': { 'tiers.person-reactivated': onPersonReactivated },
  'learning.assigned': { 'notifications.assigned': onAssigned },
  'learning.assignment-due': { 'notifications.assignment-due': onAssignmentDue },
}

/** event type → names of its listeners */
export const subscriptions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(hearing).map(([type, listeners]) => [type, Object.keys(listeners)]),
)

// The type of an event decides its listeners above, so each gets the event it was written for.
export const handlers: Readonly<Record<string, EventHandler>> = Object.fromEntries(
  Object.values(hearing).flatMap((listeners) => Object.entries(listeners) as unknown as [string, EventHandler][]),
)

/** Work with effects of its own: done at least once, and harmless when done again. */
export const jobs: Readonly<Record<string, JobHandler>> = {
  [MAIL_RESET_LINK_JOB]: mailResetLink,
  [SEND_MAIL_JOB]: (ctx, payload: { mailId: string }) => sendMail(ctx.db, ctx.config, payload.mailId, ctx.now),
  [RE_EVALUATE_TRACK_JOB]: reEvaluateTrack,
  [APPLY_FACT_IMPORT_JOB]: applyFactImport,
  [TELL_DUE_JOB]: tellAssignmentDue,
  [FINISH_PUBLISHED_JOB]: finishPublished,
  [CHECK_AUDIT_JOB]: checkAuditTrail,
}
