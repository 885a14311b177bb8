import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { requirePerson } from '~/platform/request.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import { mayReviewIntegrity } from '../policy'
import { findAttempt, findVersion } from '../queries.server'
import { type CaseState, caseState, type Decision, possibleDecisions } from './case-state'
import { compareSheets, type SheetsBeside } from './compare-sheets.server'
import type { Pace } from './pace'
import { savesOf } from './queries.reference.server'
import { caseById, casesOfAttempts, evidenceOf, type StepRow, signalsOfAttempt, stepsOfCase } from './queries.server'
import { deletedAt } from './retention'
import type { MeasuredSimilarity, Reason, Strength } from './worth-a-look'

export type SimilarityView = {
  reasons: Reason[]
  strength: Strength
  measured: MeasuredSimilarity
  other: {
    attemptId: string
    personName: string
    startedAt: number
    submittedAt: number
    /** its own case, when it has one */
    caseId: string | null
  }
  sheets: SheetsBeside
}

export type CaseView = {
  id: string
  now: CaseState
  strength: Strength
  exam: { slug: string; title: string; language: string }
  attempt: { id: string; number: number; startedAt: number; submittedAt: number }
  person: { name: string; organisationName: string }
  similar: SimilarityView[]
  pace: { reasons: Reason[]; pace: Pace } | null
  signals: { reasons: Reason[]; marks: { kind: 'focus-lost' | 'paste' | 'saved'; count: number; at: number }[] }
  steps: { kind: StepRow['kind']; at: number; byName: string | null; words: string | null }[]
  possible: Decision[]
  /** it is the examiner's own attempt, or one that their own answers are compared with */
  isOwn: boolean
  /** when the evidence is deleted; null while the case is open, and after that */
  evidenceUntil: number | null
}

/** A case with all of its evidence. @throws AppError 403 `exams.not-an-examiner`, 404 `exams.integrity-case-not-found` */
export async function viewCase(ctx: Ctx, id: string): Promise<CaseView> {
  authorise(mayReviewIntegrity(ctx.actor))
  const reader = requirePerson(ctx)
  const row = await caseById(ctx.db, id)
  if (!row) throw notFound('exams.integrity-case-not-found')
  const attempt = await findAttempt(ctx.db, row.attempt_id)
  invariant(attempt?.submitted_at, 'a case is about an attempt that ended')
  const exam = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const steps = await stepsOfCase(ctx.db, row.id)
  const evidence = await evidenceOf(ctx.db, [row.id])
  const otherIds = evidence.flatMap(({ other_attempt_id }) => other_attempt_id ?? [])
  const { sheets, others } = await compareSheets(ctx, attempt.id, otherIds)
  const cases = new Map((await casesOfAttempts(ctx.db, otherIds)).map((one) => [one.attempt_id, one.id]))
  const people = await findPeople(ctx, [
    row.person_id,
    ...[...others.values()].map(({ person_id }) => person_id),
    ...steps.map(({ actor_id }) => actor_id),
  ])
  const now = caseState(steps)
  const isOwn = [row.person_id, ...[...others.values()].map(({ person_id }) => person_id)].includes(reader.personId)
  const nameOf = (personId: string) => people.get(personId)?.name ?? ''
  const pace = evidence.find(({ kind }) => kind === 'pace')
  return {
    id: row.id,
    now,
    strength: row.strength as Strength,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    attempt: {
      ...{ id: attempt.id, number: attempt.number, startedAt: attempt.started_at },
      submittedAt: attempt.submitted_at,
    },
    person: { name: nameOf(row.person_id), organisationName: row.organisation },
    similar: evidence.flatMap((one): SimilarityView[] => {
      const other = one.other_attempt_id === null ? undefined : others.get(one.other_attempt_id)
      if (!other) return []
      const measured = json<MeasuredSimilarity>(one.detail)
      return [
        {
          ...{ reasons: json<Reason[]>(one.reasons), strength: one.strength as Strength, measured },
          other: {
            ...{ attemptId: other.id, personName: nameOf(other.person_id), startedAt: other.started_at },
            ...{ submittedAt: other.submitted_at ?? other.started_at, caseId: cases.get(other.id) ?? null },
          },
          sheets: sheets(other.id, measured),
        },
      ]
    }),
    pace: pace ? { reasons: json<Reason[]>(pace.reasons), pace: json<Pace>(pace.detail) } : null,
    signals: {
      reasons: evidence.filter(({ kind }) => kind === 'signals').flatMap(({ reasons }) => json<Reason[]>(reasons)),
      marks: evidence.length > 0 ? await marksOf(ctx, attempt.id) : [],
    },
    steps: steps.map(({ kind, at, actor_id, words }) => ({
      ...{ kind, at, words },
      byName: actor_id.startsWith('system:') ? null : nameOf(actor_id),
    })),
    possible: isOwn ? [] : possibleDecisions(now),
    isOwn,
    evidenceUntil:
      now.outcome && now.closedAt !== null && !now.isBare
        ? deletedAt({ outcome: now.outcome, at: now.closedAt })
        : null,
  }
}

/** What happened on the page, and when answers were saved, on one line of time. */
async function marksOf(ctx: Ctx, attemptId: string): Promise<CaseView['signals']['marks']> {
  const noticed = await signalsOfAttempt(ctx.db, attemptId)
  const saved = await savesOf(ctx.db, [attemptId])
  return [
    ...noticed.map(({ kind, count, at }) => ({ kind, count: Number(count), at })),
    ...[...new Set(saved.map(({ saved_at }) => saved_at))].map((at) => ({ kind: 'saved' as const, count: 1, at })),
  ].sort((a, b) => a.at - b.at)
}
