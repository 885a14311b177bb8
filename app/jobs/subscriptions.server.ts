import type { CoursePublished } from '~/areas/catalogue/events'
import type {
  CertificateExpiryChanged,
  CertificateIssued,
  CertificateReinstated,
  CertificateRestored,
  CertificateRevoked,
  CertificatesRegraded,
  CertificateWithheld,
  RegradeContinues,
} from '~/areas/certifications/events'
import { issueOnPass } from '~/areas/certifications/issue-on-pass.server'
import { issueWithheld } from '~/areas/certifications/issue-withheld.server'
import { onRegradeContinues, onVerdictsChanged } from '~/areas/certifications/regrades/on-verdicts-changed.server'
import { PUBLISH_DRAFT_JOB, publishPlannedDraft } from '~/areas/exams/drafts/publish-draft.server'
import type {
  AppealCorrected,
  AppealDecided,
  AppealOpened,
  AttemptClosed,
  AttemptMarked,
  ExplanationAnswered,
  ExplanationAsked,
  ExplanationGiven,
  JudgesInvited,
  MarkingNeeded,
  ResultChanged,
  SecondRoundOpened,
  VerdictsChanged,
} from '~/areas/exams/events'
import { askForALook, LOOK_AT_ATTEMPT_JOB, lookAtWaiting } from '~/areas/exams/integrity/look-at-attempt.server'
import { PREVIEW_REGRADE_JOB } from '~/areas/exams/regrades/draft-regrade.server'
import { runRegrade } from '~/areas/exams/regrades/run-regrade.server'
import { RUN_REGRADE_JOB } from '~/areas/exams/regrades/start-regrade.server'
import type {
  MemberJoined,
  MemberLeft,
  MemberRolesChanged,
  PartnerChanged,
  PartnerCreated,
  PersonDeactivated,
  PersonReactivated,
} from '~/areas/identity/events'
import { MAIL_RESET_LINK_JOB, mailResetLink } from '~/areas/identity/mail-reset-link.server'
import {
  closeOnLeaving,
  closeOnPass,
  onResultChanged as learningOnResultChanged,
} from '~/areas/learning/close-assignments.server'
import type { Assigned, AssignmentDue, CourseCompleted } from '~/areas/learning/events'
import { FINISH_PUBLISHED_JOB, finishPublished, onCoursePublished } from '~/areas/learning/finish-published.server'
import { TELL_DUE_JOB, tellAssignmentDue } from '~/areas/learning/remind.server'
import { onAssigned, onAssignmentDue } from '~/areas/notifications/on-assignment-events.server'
import { onBenefitGrantChanged, onBenefitsChanged } from '~/areas/notifications/on-benefit-events.server'
import {
  onCertificateExpiryChanged,
  onCertificateIssued,
  onCertificateReinstated,
  onCertificateRestored,
  onCertificateRevoked,
  onCertificateWithheld,
} from '~/areas/notifications/on-certificate-events.server'
import {
  onAppealCorrected,
  onAppealDecided,
  onAppealOpened,
  onAttemptClosed,
  onAttemptMarked,
  onExplanationAnswered,
  onExplanationAsked,
  onExplanationGiven,
  onJudgesInvited,
  onMarkingNeeded,
  onResultChanged,
  onSecondRoundOpened,
} from '~/areas/notifications/on-exam-events.server'
import {
  onGraceStarted,
  onLossAhead,
  onRulesAnnounced,
  onRulesWithdrawn,
  onTierChanged,
  onTierRuled,
} from '~/areas/notifications/on-tier-events.server'
import {
  onCourseCompleted,
  onMemberJoined,
  onMemberLeft,
  onMemberRolesChanged,
  onPartnerChanged,
  onPersonDeactivated,
  onPersonReactivated,
  onCertificateIssued as tierOnCertificateIssued,
  onCertificateReinstated as tierOnCertificateReinstated,
  onCertificateRevoked as tierOnCertificateRevoked,
} from '~/areas/tiers/decisions/on-events.server'
import { reEvaluateTrack } from '~/areas/tiers/decisions/re-evaluate-due.server'
import type {
  BenefitGrantChanged,
  BenefitsChanged,
  GraceStarted,
  RulesAnnounced,
  RulesWithdrawn,
  TierChanged,
  TierLossAhead,
  TierRuled,
} from '~/areas/tiers/events'
import { APPLY_FACT_IMPORT_JOB, applyFactImport } from '~/areas/tiers/facts/apply-fact-import.server'
import { onCertificatesRegraded } from '~/areas/tiers/regrades/on-certificates-regraded.server'
import { previewRegrade } from '~/areas/tiers/regrades/preview-regrade.server'
import { SEND_RULE_NOTICES_JOB, sendRuleNotices } from '~/areas/tiers/versions/publication/send-notices.server'
import { RE_EVALUATE_TRACK_JOB } from '~/areas/tiers/versions/publish-programme.server'
import { runTrial } from '~/areas/tiers/versions/trials/run-trial.server'
import { RUN_TRIAL_JOB } from '~/areas/tiers/versions/trials/start-trial.server'
import { RUN_THRESHOLD_JOB, runThreshold } from '~/areas/tiers/versions/trials/threshold.server'
import { CHECK_AUDIT_JOB, checkAuditTrail } from '~/platform/check-audit-trail.server'
import type { Ctx } from '~/platform/context.server'
import { SEND_MAIL_JOB, sendMail } from '~/platform/mail.server'
import type { EventHandler, JobHandler } from '~/platform/worker.server'

/** Every event of the product by its type. */
export type Events = {
  'catalogue.course-published': CoursePublished
  'exams.appeal-corrected': AppealCorrected
  'exams.appeal-decided': AppealDecided
  'exams.appeal-opened': AppealOpened
  'exams.attempt-closed': AttemptClosed
  'exams.result-changed': ResultChanged
  'exams.verdicts-changed': VerdictsChanged
  'exams.attempt-marked': AttemptMarked
  'exams.judges-invited': JudgesInvited
  'exams.marking-needed': MarkingNeeded
  'exams.second-round-opened': SecondRoundOpened
  'exams.explanation-asked': ExplanationAsked
  'exams.explanation-given': ExplanationGiven
  'exams.explanation-answered': ExplanationAnswered
  'learning.assigned': Assigned
  'learning.assignment-due': AssignmentDue
  'learning.course-completed': CourseCompleted
  'certifications.certificate-issued': CertificateIssued
  'certifications.certificate-withheld': CertificateWithheld
  'certifications.certificate-revoked': CertificateRevoked
  'certifications.certificate-reinstated': CertificateReinstated
  'certifications.certificate-restored': CertificateRestored
  'certifications.certificate-expiry-changed': CertificateExpiryChanged
  'certifications.certificates-regraded': CertificatesRegraded
  'certifications.regrade-continues': RegradeContinues
  'tiers.tier-changed': TierChanged
  'tiers.grace-started': GraceStarted
  'tiers.tier-ruled': TierRuled
  'tiers.benefits-changed': BenefitsChanged
  'tiers.benefit-grant-changed': BenefitGrantChanged
  'tiers.rules-announced': RulesAnnounced
  'tiers.rules-withdrawn': RulesWithdrawn
  'tiers.loss-ahead': TierLossAhead
  'identity.member-joined': MemberJoined
  'identity.member-roles-changed': MemberRolesChanged
  'identity.member-left': MemberLeft
  'identity.person-deactivated': PersonDeactivated
  'identity.person-reactivated': PersonReactivated
  'identity.partner-created': PartnerCreated
  'identity.partner-changed': PartnerChanged
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
    'exams.look-at-attempt': askForALook,
    'notifications.attempt-closed': onAttemptClosed,
  },
  'exams.result-changed': {
    'learning.result-changed': learningOnResultChanged,
    'notifications.result-changed': onResultChanged,
  },
  'exams.verdicts-changed': { 'certifications.verdicts-changed': onVerdictsChanged },
  'exams.appeal-opened': { 'notifications.appeal-opened': onAppealOpened },
  'exams.appeal-decided': { 'notifications.appeal-decided': onAppealDecided },
  'exams.appeal-corrected': { 'notifications.appeal-corrected': onAppealCorrected },
  'exams.judges-invited': { 'notifications.judges-invited': onJudgesInvited },
  'exams.second-round-opened': { 'notifications.second-round-opened': onSecondRoundOpened },
  'exams.attempt-marked': { 'notifications.attempt-marked': onAttemptMarked },
  'exams.marking-needed': { 'notifications.marking-needed': onMarkingNeeded },
  'exams.explanation-asked': { 'notifications.explanation-asked': onExplanationAsked },
  'exams.explanation-given': { 'notifications.explanation-given': onExplanationGiven },
  'exams.explanation-answered': { 'notifications.explanation-answered': onExplanationAnswered },
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
  'certifications.certificate-restored': { 'notifications.certificate-restored': onCertificateRestored },
  'certifications.certificate-expiry-changed': {
    'notifications.certificate-expiry-changed': onCertificateExpiryChanged,
  },
  'certifications.regrade-continues': { 'certifications.regrade-continues': onRegradeContinues },
  'certifications.certificates-regraded': { 'tiers.certificates-regraded': onCertificatesRegraded },
  'certifications.certificate-withheld': { 'notifications.certificate-withheld': onCertificateWithheld },
  'tiers.tier-changed': { 'notifications.tier-changed': onTierChanged },
  'tiers.grace-started': { 'notifications.grace-started': onGraceStarted },
  'tiers.tier-ruled': { 'notifications.tier-ruled': onTierRuled },
  'tiers.benefits-changed': { 'notifications.benefits-changed': onBenefitsChanged },
  'tiers.benefit-grant-changed': { 'notifications.benefit-grant-changed': onBenefitGrantChanged },
  'tiers.rules-announced': { 'notifications.rules-announced': onRulesAnnounced },
  'tiers.rules-withdrawn': { 'notifications.rules-withdrawn': onRulesWithdrawn },
  'tiers.loss-ahead': { 'notifications.loss-ahead': onLossAhead },
  'identity.member-joined': { 'tiers.member-joined': onMemberJoined },
  'identity.member-roles-changed': { 'tiers.member-roles-changed': onMemberRolesChanged },
  'identity.member-left': { 'learning.close-on-leaving': closeOnLeaving, 'tiers.member-left': onMemberLeft },
  'identity.person-deactivated': { 'tiers.person-deactivated': onPersonDeactivated },
  'identity.person-reactivated': { 'tiers.person-reactivated': onPersonReactivated },
  'identity.partner-changed': { 'tiers.partner-changed': onPartnerChanged },
  'learning.course-completed': { 'tiers.course-completed': onCourseCompleted },
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
  [RUN_TRIAL_JOB]: runTrial,
  [RUN_THRESHOLD_JOB]: runThreshold,
  [SEND_RULE_NOTICES_JOB]: sendRuleNotices,
  [PREVIEW_REGRADE_JOB]: previewRegrade,
  [RUN_REGRADE_JOB]: runRegrade,
  [APPLY_FACT_IMPORT_JOB]: applyFactImport,
  [TELL_DUE_JOB]: tellAssignmentDue,
  [FINISH_PUBLISHED_JOB]: finishPublished,
  [PUBLISH_DRAFT_JOB]: publishPlannedDraft,
  [LOOK_AT_ATTEMPT_JOB]: lookAtWaiting,
  [CHECK_AUDIT_JOB]: checkAuditTrail,
}
