import type { MessageKey, Translator } from '~/i18n/types'

type Words = Translator<'admin'>

/** What was done, in words; an action that has none yet shows its code. */
export const actionWords = (t: Words, action: string): string =>
  Object.hasOwn(ACTIONS, action) ? t(ACTIONS[action as keyof typeof ACTIONS]) : action

export const subjectWords = (t: Words, kind: string): string =>
  t(Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind as keyof typeof SUBJECTS] : 'subject.thing')

export const ACTIONS = {
  'assets.folder-published': 'actions.assets.folder-published',
  'audit.check-requested': 'actions.audit.check-requested',
  'catalogue.course-published': 'actions.catalogue.course-published',
  'catalogue.course-withdrawn': 'actions.catalogue.course-withdrawn',
  'certifications.issued': 'actions.certifications.issued',
  'certifications.name-hidden': 'actions.certifications.name-hidden',
  'certifications.name-shown': 'actions.certifications.name-shown',
  'certifications.published': 'actions.certifications.published',
  'certifications.revoked': 'actions.certifications.revoked',
  'certifications.withheld': 'actions.certifications.withheld',
  'exams.accommodation-set': 'actions.exams.accommodation-set',
  'exams.published': 'actions.exams.published',
  'identity.all-sessions-ended': 'actions.identity.all-sessions-ended',
  'identity.invitation-accepted': 'actions.identity.invitation-accepted',
  'identity.invitation-revoked': 'actions.identity.invitation-revoked',
  'identity.member-joined': 'actions.identity.member-joined',
  'identity.member-left': 'actions.identity.member-left',
  'identity.organisation-created': 'actions.identity.organisation-created',
  'identity.organisation-switched': 'actions.identity.organisation-switched',
  'identity.organisation-updated': 'actions.identity.organisation-updated',
  'identity.other-sessions-ended': 'actions.identity.other-sessions-ended',
  'identity.password-changed': 'actions.identity.password-changed',
  'identity.password-reset': 'actions.identity.password-reset',
  'identity.person-created': 'actions.identity.person-created',
  'identity.person-deactivated': 'actions.identity.person-deactivated',
  'identity.person-invited': 'actions.identity.person-invited',
  'identity.person-reactivated': 'actions.identity.person-reactivated',
  'identity.profile-updated': 'actions.identity.profile-updated',
  'identity.reset-requested': 'actions.identity.reset-requested',
  'identity.roles-changed': 'actions.identity.roles-changed',
  'identity.session-ended': 'actions.identity.session-ended',
  'identity.signed-in': 'actions.identity.signed-in',
  'identity.signed-out': 'actions.identity.signed-out',
  'jobs.retried': 'actions.jobs.retried',
  'questions.pool-published': 'actions.questions.pool-published',
  'tiers.attestation-recorded': 'actions.tiers.attestation-recorded',
  'tiers.demotion': 'actions.tiers.demotion',
  'tiers.fact-corrected': 'actions.tiers.fact-corrected',
  'tiers.fact-withdrawn': 'actions.tiers.fact-withdrawn',
  'tiers.grace-ended-by-recovery': 'actions.tiers.grace-ended-by-recovery',
  'tiers.grace-started': 'actions.tiers.grace-started',
  'tiers.import-applied': 'actions.tiers.import-applied',
  'tiers.import-checked': 'actions.tiers.import-checked',
  'tiers.import-discarded': 'actions.tiers.import-discarded',
  'tiers.import-started': 'actions.tiers.import-started',
  'tiers.joined-track': 'actions.tiers.joined-track',
  'tiers.metric-recorded': 'actions.tiers.metric-recorded',
  'tiers.promotion': 'actions.tiers.promotion',
  'tiers.rules-published': 'actions.tiers.rules-published',
} as const satisfies Record<string, MessageKey<'admin'>>

export const SUBJECTS = {
  address: 'subject.address',
  'asset-folder': 'subject.asset-folder',
  assignment: 'subject.assignment',
  attempt: 'subject.attempt',
  certificate: 'subject.certificate',
  certification: 'subject.certification',
  course: 'subject.course',
  decision: 'subject.decision',
  exam: 'subject.exam',
  fact: 'subject.fact',
  'fact-import': 'subject.fact-import',
  invitation: 'subject.invitation',
  job: 'subject.job',
  organisation: 'subject.organisation',
  person: 'subject.person',
  'programme-membership': 'subject.programme-membership',
  'question-pool': 'subject.question-pool',
  'rule-version': 'subject.rule-version',
} as const satisfies Record<string, MessageKey<'admin'>>
