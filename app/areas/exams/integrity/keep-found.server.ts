import type { Ctx } from '~/platform/context.server'
import { newId } from '~/platform/ids'
import type { AttemptRow } from '../queries.server'
import { caseState } from './case-state'
import {
  caseOfAttempt,
  evidenceOf,
  insertCase,
  insertCaseStep,
  insertEvidence,
  stepsOfCase,
  updateCase,
} from './queries.server'
import { type Found, strengthOf } from './worth-a-look'

const FINDER = 'system:integrity'

/**
 * Adds evidence to the case of an attempt, which is opened when there is none. What the case has already is not added
 * again; new evidence opens a closed case once more.
 */
export async function keepFound(
  tx: Ctx,
  attempt: Pick<AttemptRow, 'id' | 'exam_id' | 'person_id' | 'organisation_id'>,
  found: readonly Found[],
): Promise<void> {
  const known = await caseOfAttempt(tx.db, attempt.id)
  const caseId = known?.id ?? newId(tx.now)
  if (!known) {
    await insertCase(tx.db, {
      ...{ id: caseId, attempt_id: attempt.id, exam_id: attempt.exam_id, person_id: attempt.person_id },
      ...{ organisation_id: attempt.organisation_id, state: 'open', outcome: null, strength: strengthOf(found) },
      ...{ opened_at: tx.now, changed_at: tx.now, closed_at: null },
    })
    await insertCaseStep(tx.db, step(tx, caseId, 1, 'opened'))
  }
  let isNews = false
  for (const one of found)
    isNews =
      (await insertEvidence(tx.db, {
        ...{ id: newId(tx.now), case_id: caseId, kind: one.kind, strength: one.strength, found_at: tx.now },
        other_attempt_id: one.kind === 'similarity' ? one.otherAttemptId : null,
        reasons: JSON.stringify(one.reasons),
        detail: JSON.stringify(detailOf(one)),
      })) || isNews
  if (!isNews) return
  const steps = await stepsOfCase(tx.db, caseId)
  const added = step(tx, caseId, steps.length + 1, 'evidence-found')
  await insertCaseStep(tx.db, added)
  const { state } = caseState([...steps, added])
  await updateCase(tx.db, caseId, {
    ...{ state, outcome: null, closed_at: null, changed_at: tx.now },
    strength: strengthOf(await evidenceOf(tx.db, [caseId])),
  })
  await tx.audit({
    action: known ? 'exams.integrity-evidence-found' : 'exams.integrity-case-opened',
    subject: { kind: 'attempt', id: attempt.id },
    after: { case: caseId, kinds: [...new Set(found.map(({ kind }) => kind))] },
  })
}

const step = (tx: Ctx, caseId: string, number: number, kind: 'opened' | 'evidence-found') => ({
  ...{ id: newId(tx.now), case_id: caseId, number, kind, at: tx.now },
  ...{ actor_id: FINDER, words: null },
})

function detailOf(found: Found): unknown {
  if (found.kind === 'similarity') return found.measured
  return found.kind === 'pace' ? found.pace : found.counts
}
