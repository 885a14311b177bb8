import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { pinnedExam } from '../blueprints/pinned-exam'
import { maySit } from '../policy'
import { findAttempt, findVersion } from '../queries.server'
import { caseState, mayExplain, OBJECTION_DAYS, type Outcome, objectionsIn } from './case-state'
import { askedCase, evidenceOf, type StepRow, stepsOfCase } from './queries.server'
import { deletedAt } from './retention'
import { type Seen, seenTogether } from './seen-by-learner'
import type { Reason } from './worth-a-look'

/** Steps that a learner sees: what was asked, what they said, how it was closed. */
const SHOWN = ['explanation-asked', 'explained', 'no-concern', 'explanation-accepted', 'concern-stands'] as const
type Shown = (typeof SHOWN)[number]

export type ExplanationView = {
  attemptId: string
  exam: { slug: string; title: string; language: string }
  submittedAt: number
  seen: Seen[]
  steps: { kind: Shown; at: number; words: string | null }[]
  may: 'answer' | 'object' | null
  objectUntil: number | null
  outcome: Outcome | null
  evidenceUntil: number | null
}

const DAY = 86_400_000

/**
 * What somebody is asked about their own attempt: exactly what was seen up to then, in numbers. It names no examiner and
 * nobody else.
 * @throws AppError 403 for somebody else's attempt, 404 `exams.nothing-to-explain` when nobody asked
 */
export async function viewExplanation(ctx: Ctx, attemptId: string): Promise<ExplanationView> {
  const attempt = await findAttempt(ctx.db, attemptId)
  if (!attempt) throw notFound('exams.attempt-not-found')
  authorise(maySit(ctx.actor, { personId: attempt.person_id, organisationId: attempt.organisation_id }))
  const asked = await askedCase(ctx.db, attempt.id)
  if (!asked) throw notFound('exams.nothing-to-explain')
  invariant(attempt.submitted_at !== null, 'a case is about an attempt that ended')
  const exam = pinnedExam(await findVersion(ctx.db, attempt.exam_version_id))
  const steps = await stepsOfCase(ctx.db, asked.id)
  const now = caseState(steps)
  const firstAsked = steps.findIndex(({ kind }) => kind === 'explanation-asked')
  const lastAsked = steps.findLast(({ kind }) => kind === 'explanation-asked')?.at ?? 0
  const may = mayExplain(now, { objections: objectionsIn(steps), now: ctx.now })
  return {
    attemptId: attempt.id,
    exam: { slug: exam.slug, title: exam.title, language: exam.language },
    submittedAt: attempt.submitted_at,
    seen: seenTogether(
      (await evidenceOf(ctx.db, [asked.id]))
        .filter(({ found_at }) => found_at <= lastAsked)
        .flatMap(({ reasons }) => json<Reason[]>(reasons)),
    ),
    steps: steps.slice(firstAsked).flatMap(({ kind, at, words }) => (isShown(kind) ? [{ kind, at, words }] : [])),
    may,
    objectUntil: may === 'object' && now.closedAt !== null ? now.closedAt + OBJECTION_DAYS * DAY : null,
    outcome: now.outcome,
    evidenceUntil:
      now.outcome && now.closedAt !== null && !now.isBare
        ? deletedAt({ outcome: now.outcome, at: now.closedAt })
        : null,
  }
}

const isShown = (kind: StepRow['kind']): kind is Shown => (SHOWN as readonly string[]).includes(kind)
