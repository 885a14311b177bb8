import type {
  CertificateExpiryChanged,
  CertificateIssued,
  CertificateReinstated,
  CertificateRestored,
  CertificateRevoked,
  CertificateWithheld,
} from '~/areas/certifications/events'
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
} from '~/areas/exams/events'
import {
  findPeople,
  findPerson,
  isCurrentMember,
  membersWithRole,
  type Person,
  vendorMembersWithRole,
} from '~/areas/identity/people.server'
import type { Assigned, AssignmentDue } from '~/areas/learning/events'
import type { GraceStarted, TierChanged } from '~/areas/tiers/events'
import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import type { Notice } from './kinds'
import { notify } from './notify.server'

/** Each hears one event and tells those it concerns; managers hear of their people, people of themselves. */

export async function onCertificateIssued(tx: Ctx, event: CertificateIssued): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  const key = `issued:${event.certificateId}`
  const { organisationId } = event
  await tell(tx, holder, {
    notice: {
      kind: 'certificate-issued',
      params: { certification: event.certificationTitle, expiresAt: event.expiresAt },
    },
    url: `/certificates/${event.certificateId}`,
    organisationId,
    key,
  })
  await tellManagers(tx, organisationId, event.personId, {
    notice: { kind: 'member-certified', params: { person: holder.name, certification: event.certificationTitle } },
    url: '/company/tier',
    key,
  })
}

/** A pass without a certificate is for its person alone: it moves nothing for the company. */
export async function onCertificateWithheld(tx: Ctx, event: CertificateWithheld): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  const missing = event.missing.map(({ title }) => title)
  await tell(tx, person, {
    notice: { kind: 'certificate-withheld', params: { certification: event.certificationTitle, missing } },
    url: `/exams/attempts/${event.attemptId}/result`,
    organisationId: event.organisationId,
    key: `withheld:${event.attemptId}`,
  })
}

export async function onCertificateReinstated(tx: Ctx, event: CertificateReinstated): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  const key = `reinstated:${event.certificateId}:${event.reinstatedAt}`
  const certification = event.certificationTitle
  const person = holder.name
  const { because, reason } = event
  await tell(tx, holder, {
    notice: because
      ? { kind: 'certificate-returned', params: { certification, ...because } }
      : { kind: 'certificate-reinstated', params: { certification, reason } },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key,
  })
  await tellManagers(tx, event.organisationId, event.personId, {
    notice: because
      ? { kind: 'member-certificate-returned', params: { person, certification, ...because } }
      : { kind: 'member-certificate-reinstated', params: { person, certification, reason } },
    url: '/company/tier',
    key,
  })
}

export async function onCertificateRevoked(tx: Ctx, event: CertificateRevoked): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  const key = `revoked:${event.certificateId}:${event.revokedAt}`
  const params = { certification: event.certificationTitle, reason: event.reason }
  await tell(tx, holder, {
    notice: { kind: 'certificate-revoked', params },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key,
  })
  await tellManagers(tx, event.organisationId, event.personId, {
    notice: { kind: 'member-certificate-revoked', params: { ...params, person: holder.name } },
    url: '/company/tier',
    key,
  })
}

export async function onTierChanged(tx: Ctx, event: TierChanged): Promise<void> {
  const notice = noticeOfChange(event)
  await tellManagers(tx, event.partnerId, null, { notice, url: '/company/tier', key: `tier:${event.decisionId}` })
}

function noticeOfChange({ change, trackTitle: track, fromTitle, toTitle: tier, graceUntil }: TierChanged): Notice {
  if (change === 'demotion') return { kind: 'tier-demoted', params: { track, tier } }
  if (change === 'tier-withdrawn') {
    invariant(fromTitle, 'only a tier that was held can be withdrawn')
    return { kind: 'tier-withdrawn', params: { track, gone: fromTitle, tier, until: graceUntil } }
  }
  invariant(tier, 'nobody rises or recovers to no tier')
  return { kind: change === 'promotion' ? 'tier-promoted' : 'tier-grace-ended', params: { track, tier } }
}

export async function onGraceStarted(tx: Ctx, event: GraceStarted): Promise<void> {
  const notice: Notice = {
    kind: 'tier-grace-started',
    params: { track: event.trackTitle, tier: event.tierTitle, until: event.graceUntil },
  }
  await tellManagers(tx, event.partnerId, null, { notice, url: '/company/tier', key: `grace:${event.decisionId}` })
}

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

/** Whoever submitted knows; whom the deadline surprised is told. */
export async function onAttemptClosed(tx: Ctx, event: AttemptClosed): Promise<void> {
  if (event.closedBy !== 'deadline') return
  const person = await findPerson(tx, event.personId)
  if (!person) return
  await tell(tx, person, {
    notice: { kind: 'attempt-closed-at-deadline', params: { exam: event.examTitle } },
    url: `/exams/attempts/${event.attemptId}/result`,
    organisationId: event.organisationId,
    key: `attempt:${event.attemptId}`,
  })
}

/** Of each result that a correction changed: what was corrected, what it was and is worth, and what follows. */
export async function onResultChanged(tx: Ctx, event: ResultChanged): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  for (const { attemptId, examTitle, before, after } of event.attempts) {
    const verdict = before.passed === after.passed ? null : after.passed ? 'passed' : 'failed'
    await tell(tx, person, {
      notice: {
        kind: verdict === null ? 'result-corrected' : `result-corrected-${verdict}`,
        params: {
          exam: examTitle,
          reason: event.reason,
          direction: event.direction,
          shareBefore: before.share,
          shareAfter: after.share,
        },
      },
      url: `/exams/attempts/${attemptId}/result`,
      organisationId: event.organisationId,
      key: `regrade:${event.regradeId}:${event.direction}:${attemptId}`,
    })
  }
}

export async function onCertificateRestored(tx: Ctx, event: CertificateRestored): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  await tell(tx, holder, {
    notice: { kind: 'certificate-restored', params: { certification: event.certificationTitle } },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key: `restored:${event.certificateId}:${event.restoredAt}`,
  })
}

export async function onCertificateExpiryChanged(tx: Ctx, event: CertificateExpiryChanged): Promise<void> {
  const holder = await findPerson(tx, event.personId)
  if (!holder) return
  await tell(tx, holder, {
    notice: {
      kind: 'certificate-expiry-changed',
      params: { certification: event.certificationTitle, expiresAt: event.expiresAt },
    },
    url: `/certificates/${event.certificateId}`,
    organisationId: event.organisationId,
    key: `expiry:${event.certificateId}:${event.changedAt}`,
  })
}

/** The result that people's marks were waited for is there. */
export async function onAttemptMarked(tx: Ctx, event: AttemptMarked): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  await tell(tx, person, {
    notice: { kind: 'attempt-marked', params: { exam: event.examTitle, passed: event.passed ? 'yes' : 'no' } },
    url: `/exams/attempts/${event.attemptId}/result`,
    organisationId: event.organisationId,
    key: `marked:${event.attemptId}`,
  })
}

export async function onMarkingNeeded(tx: Ctx, event: MarkingNeeded): Promise<void> {
  for (const examiner of await vendorMembersWithRole(tx, 'examiner'))
    await notify(tx, examiner, {
      notice: { kind: 'marking-needed', params: { exam: event.examTitle } },
      url: `/examine/marking/next?attempt=${event.attemptId}`,
      organisationId: event.vendorId,
      key: `marking:${event.attemptId}`,
    })
}

export async function onAppealOpened(tx: Ctx, event: AppealOpened): Promise<void> {
  for (const examiner of await vendorMembersWithRole(tx, 'examiner'))
    await notify(tx, examiner, {
      notice: { kind: 'appeal-opened', params: { exam: event.examTitle } },
      url: `/examine/appeals/${event.appealId}`,
      organisationId: event.vendorId,
      key: `appeal:${event.appealId}`,
    })
}

export async function onAppealDecided(tx: Ctx, event: AppealDecided): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  await tell(tx, person, {
    notice: { kind: 'appeal-decided', params: { exam: event.examTitle, outcome: event.outcome } },
    url: `/exams/attempts/${event.attemptId}/answers`,
    organisationId: event.organisationId,
    key: `appeal-decided:${event.appealId}`,
  })
}

/** Whoever appealed hears of the correction also where their own mark stays what it was. */
export async function onAppealCorrected(tx: Ctx, event: AppealCorrected): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  await tell(tx, person, {
    notice: { kind: 'appeal-corrected', params: { exam: event.examTitle, direction: event.direction } },
    url: `/exams/attempts/${event.attemptId}/answers`,
    organisationId: event.organisationId,
    key: `appeal-corrected:${event.appealId}:${event.regradeId}:${event.direction}`,
  })
}

/** A judge who was removed and is asked again is told again. */
export async function onJudgesInvited(tx: Ctx, event: JudgesInvited): Promise<void> {
  await tellJudges(tx, event, 'panel-invited', `panel-invited:${event.panelId}:${event.invitedAt}`)
}

export async function onSecondRoundOpened(tx: Ctx, event: SecondRoundOpened): Promise<void> {
  await tellJudges(tx, event, 'panel-second-round', `panel-second-round:${event.panelId}`)
}

async function tellJudges(
  tx: Ctx,
  event: Pick<JudgesInvited, 'panelId' | 'panelTitle' | 'judgeIds' | 'vendorId'>,
  kind: 'panel-invited' | 'panel-second-round',
  key: string,
): Promise<void> {
  for (const judge of (await findPeople(tx, event.judgeIds)).values())
    await tell(tx, judge, {
      notice: { kind, params: { panel: event.panelTitle } },
      url: `/examine/panels/${event.panelId}/ratings`,
      organisationId: event.vendorId,
      key,
    })
}

/** Only the person hears of it: it is nobody else's matter while nothing is decided, and not the company's after that. */
export async function onExplanationAsked(tx: Ctx, event: ExplanationAsked): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  await tell(tx, person, {
    notice: { kind: 'explanation-asked', params: { exam: event.examTitle } },
    url: `/exams/attempts/${event.attemptId}/explanation`,
    organisationId: event.organisationId,
    key: `explanation-asked:${event.caseId}:${event.step}`,
  })
}

export async function onExplanationGiven(tx: Ctx, event: ExplanationGiven): Promise<void> {
  for (const examiner of await vendorMembersWithRole(tx, 'examiner'))
    await notify(tx, examiner, {
      notice: { kind: 'explanation-given', params: { exam: event.examTitle } },
      url: `/examine/integrity/${event.caseId}`,
      organisationId: event.vendorId,
      key: `explanation-given:${event.caseId}:${event.step}`,
    })
}

export async function onExplanationAnswered(tx: Ctx, event: ExplanationAnswered): Promise<void> {
  const person = await findPerson(tx, event.personId)
  if (!person) return
  await tell(tx, person, {
    notice: {
      kind: 'explanation-answered',
      params: { exam: event.examTitle, outcome: event.outcome === 'concern-stands' ? 'stands' : 'settled' },
    },
    url: `/exams/attempts/${event.attemptId}/explanation`,
    organisationId: event.organisationId,
    key: `explanation-answered:${event.caseId}:${event.step}`,
  })
}

type Told = { notice: Notice; url: string; organisationId: string; key: string }

/** Nobody is mailed after the account was closed. */
async function tell(tx: Ctx, person: Person, of: Told): Promise<void> {
  if (person.deactivatedAt === null) await notify(tx, person, of)
}

/** Those who are managers now, whoever they were when it happened. */
async function tellManagers(
  tx: Ctx,
  organisationId: string,
  exceptPersonId: string | null,
  of: Omit<Told, 'organisationId'>,
): Promise<void> {
  for (const manager of await membersWithRole(tx, organisationId, 'partner-manager')) {
    if (manager.personId !== exceptPersonId) await notify(tx, manager, { ...of, organisationId })
  }
}
