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
import { findPeople, findPerson } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { tell, tellExaminers, tellPerson } from './tell.server'

/** Whoever submitted knows; whom the deadline surprised is told. */
export async function onAttemptClosed(tx: Ctx, event: AttemptClosed): Promise<void> {
  if (event.closedBy !== 'deadline') return
  await tellPerson(tx, event.personId, {
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

/** The result that people's marks were waited for is there. */
export async function onAttemptMarked(tx: Ctx, event: AttemptMarked): Promise<void> {
  await tellPerson(tx, event.personId, {
    notice: { kind: 'attempt-marked', params: { exam: event.examTitle, passed: event.passed ? 'yes' : 'no' } },
    url: `/exams/attempts/${event.attemptId}/result`,
    organisationId: event.organisationId,
    key: `marked:${event.attemptId}`,
  })
}

export async function onMarkingNeeded(tx: Ctx, event: MarkingNeeded): Promise<void> {
  await tellExaminers(tx, {
    notice: { kind: 'marking-needed', params: { exam: event.examTitle } },
    url: `/examine/marking/next?attempt=${event.attemptId}`,
    organisationId: event.vendorId,
    key: `marking:${event.attemptId}`,
  })
}

export async function onAppealOpened(tx: Ctx, event: AppealOpened): Promise<void> {
  await tellExaminers(tx, {
    notice: { kind: 'appeal-opened', params: { exam: event.examTitle } },
    url: `/examine/appeals/${event.appealId}`,
    organisationId: event.vendorId,
    key: `appeal:${event.appealId}`,
  })
}

export async function onAppealDecided(tx: Ctx, event: AppealDecided): Promise<void> {
  await tellPerson(tx, event.personId, {
    notice: { kind: 'appeal-decided', params: { exam: event.examTitle, outcome: event.outcome } },
    url: `/exams/attempts/${event.attemptId}/answers`,
    organisationId: event.organisationId,
    key: `appeal-decided:${event.appealId}`,
  })
}

/** Whoever appealed hears of the correction also where their own mark stays what it was. */
export async function onAppealCorrected(tx: Ctx, event: AppealCorrected): Promise<void> {
  await tellPerson(tx, event.personId, {
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

/** Only the person hears of it: it is nobody else's matter while nothing is decided, and not the company's after that. */
export async function onExplanationAsked(tx: Ctx, event: ExplanationAsked): Promise<void> {
  await tellPerson(tx, event.personId, {
    notice: { kind: 'explanation-asked', params: { exam: event.examTitle } },
    url: `/exams/attempts/${event.attemptId}/explanation`,
    organisationId: event.organisationId,
    key: `explanation-asked:${event.caseId}:${event.step}`,
  })
}

export async function onExplanationGiven(tx: Ctx, event: ExplanationGiven): Promise<void> {
  await tellExaminers(tx, {
    notice: { kind: 'explanation-given', params: { exam: event.examTitle } },
    url: `/examine/integrity/${event.caseId}`,
    organisationId: event.vendorId,
    key: `explanation-given:${event.caseId}:${event.step}`,
  })
}

export async function onExplanationAnswered(tx: Ctx, event: ExplanationAnswered): Promise<void> {
  await tellPerson(tx, event.personId, {
    notice: {
      kind: 'explanation-answered',
      params: { exam: event.examTitle, outcome: event.outcome === 'concern-stands' ? 'stands' : 'settled' },
    },
    url: `/exams/attempts/${event.attemptId}/explanation`,
    organisationId: event.organisationId,
    key: `explanation-answered:${event.caseId}:${event.step}`,
  })
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
