import type { Ctx } from '~/platform/context.server'
import { invariant } from '~/platform/errors'
import { setProgress } from '~/platform/jobs.server'
import { tellAppeals } from '../appeals/link-regrade.server'
import { pinnedExam } from '../blueprints/pinned-exam'
import type { ResultChanged, VerdictsChanged } from '../events'
import { versionsByIds } from '../queries.server'
import { keepResult } from '../results/keep-result.server'
import { remarkAll } from './forecast-results.server'
import {
  changedResults,
  doneOf,
  insertResultLinks,
  insertTold,
  lockAttemptsToDo,
  peopleToDo,
  type ScopedAttempt,
  untoldOrganisations,
} from './queries.scope.server'
import { stepsOf } from './queries.server'
import { type RegradeScope, readScope } from './read-scope.server'
import { type Direction, regradeSignal, stateOf } from './regrade-state'
import { takeStep } from './take-step.server'

/** People in one transaction: nobody else writes on SQLite meanwhile, and learners save answers all the time. */
const PEOPLE = 10

const BEGUN = { apply: 'applying', undo: 'undoing' } as const

type Run = { scope: RegradeScope; direction: Direction; reason: string }

/**
 * Marks again what a regrade concerns, with the corrections that are in force now: those still applied and, on undo,
 * without this one. An attempt whose result differs gets another result; none is deleted. Some people are one
 * transaction: results, what was done, and the event that tells each of them. A run that dies goes on where it stopped,
 * and no attempt is marked twice by it.
 *
 * When a company is through, its changed verdicts are told at once, for certificates and tiers.
 * @returns how many attempts were marked again, and how many results changed
 */
export async function runRegrade(
  ctx: Ctx,
  payload: { regradeId: string; direction: Direction },
  of: { jobId: string },
): Promise<{ attempts: number; changed: number }> {
  const { regradeId, direction } = payload
  const scope = await readScope(ctx, regradeId)
  const steps = await stepsOf(ctx.db, [regradeId])
  const reason = steps.find(({ kind }) => kind === BEGUN[direction])?.reason ?? ''
  const run: Run = { scope, direction, reason }
  const people = await peopleToDo(ctx.db, scope, payload)
  const before = await doneOf(ctx.db, regradeId, direction)
  const total = before.done + people.reduce((sum, person) => sum + Number(person.attempts), 0)
  // An open page fetches itself at each signal: fifty steps look smooth and cost little.
  const step = Math.max(1, Math.floor(total / 50))
  let [done, told] = [before.done, before.done]
  const tell = async (progress: number) => {
    await setProgress(ctx.db, of.jobId, progress, total)
    await ctx.signal('vendor', regradeSignal(regradeId))
  }
  await tell(done)
  for (const organisationId of new Set(people.map((person) => person.organisation_id))) {
    const own = people.filter((person) => person.organisation_id === organisationId).map((person) => person.person_id)
    for (let from = 0; from < own.length; from += PEOPLE) {
      done += await ctx.transaction((tx) => markPeople(tx, run, organisationId, own.slice(from, from + PEOPLE)))
      if (done - told < step) continue
      told = done
      await tell(done)
    }
    await ctx.transaction((tx) => tellCompany(tx, run, organisationId))
  }
  // A run that died between the last person of a company and the word of it left the word unsaid.
  for (const { organisation_id } of await untoldOrganisations(ctx.db, regradeId, direction))
    await ctx.transaction((tx) => tellCompany(tx, run, organisation_id))
  return ctx.transaction(async (tx) => {
    await setProgress(tx.db, of.jobId, total, total)
    return finish(tx, regradeId, direction)
  })
}

type Remarks = Awaited<ReturnType<typeof remarkAll>>

/** @returns how many attempts were marked */
async function markPeople(tx: Ctx, run: Run, organisationId: string, personIds: readonly string[]): Promise<number> {
  const { scope, direction } = run
  const { regradeId } = scope
  // Read under their locks: the same job may run twice when a server was thought dead.
  const attempts = await lockAttemptsToDo(tx.db, scope, { regradeId, direction, organisationId, personIds })
  if (attempts.length === 0) return 0
  const remarks = await remarkAll(tx, attempts)
  await keepChanged(tx, attempts, remarks)
  await insertResultLinks(
    tx.db,
    attempts.map((attempt) => ({
      regrade_id: regradeId,
      direction,
      attempt_id: attempt.id,
      organisation_id: organisationId,
      number_before: attempt.result_number,
      number_after: remarks.get(attempt.id)?.changed ? attempt.result_number + 1 : null,
      at: tx.now,
    })),
  )
  for (const [personId, changes] of await changesByPerson(tx, attempts, remarks))
    await tellPerson(tx, run, { personId, organisationId, changes })
  return attempts.length
}

/** An attempt that is marked otherwise than before gets another result. */
async function keepChanged(tx: Ctx, attempts: readonly ScopedAttempt[], remarks: Remarks): Promise<void> {
  for (const attempt of attempts) {
    const remark = remarks.get(attempt.id)
    if (remark?.changed)
      await keepResult(tx, attempt.id, {
        cause: 'regraded',
        number: attempt.result_number + 1,
        marked: remark.marked,
      })
  }
}

/** What each person is told of: results whose mark or verdict is another now. */
async function changesByPerson(
  tx: Ctx,
  attempts: readonly ScopedAttempt[],
  remarks: Remarks,
): Promise<Map<string, ResultChanged['attempts']>> {
  const versions = await versionsByIds(tx.db, [...new Set(attempts.map((attempt) => attempt.exam_version_id))])
  const exams = new Map(versions.map((row) => [row.id, pinnedExam(row)]))
  const changes = new Map<string, ResultChanged['attempts']>()
  for (const attempt of attempts) {
    const remark = remarks.get(attempt.id)
    const exam = exams.get(attempt.exam_version_id)
    invariant(remark && exam && attempt.submitted_at !== null, 'an attempt with a result has ended')
    if (!remark.changed || !remark.effect) continue
    const change = {
      attemptId: attempt.id,
      examSlug: exam.slug,
      examTitle: exam.title,
      certificationSlug: exam.settings.certification ?? null,
      submittedAt: attempt.submitted_at,
      before: remark.before,
      after: remark.after,
    }
    changes.set(attempt.person_id, [...(changes.get(attempt.person_id) ?? []), change])
  }
  return changes
}

async function tellPerson(
  tx: Ctx,
  { scope, direction, reason }: Run,
  of: { personId: string; organisationId: string; changes: ResultChanged['attempts'] },
): Promise<void> {
  const { personId, organisationId, changes } = of
  const event: ResultChanged = {
    type: 'exams.result-changed',
    v: 1,
    regradeId: scope.regradeId,
    direction,
    reason,
    personId,
    organisationId,
    changedAt: tx.now,
    attempts: changes,
  }
  await tx.publish(event)
  await tx.signal(`person:${personId}`, 'result-changed')
}

async function tellCompany(tx: Ctx, run: Run, organisationId: string): Promise<void> {
  const { regradeId } = run.scope
  const { direction, reason } = run
  const rows = await changedResults(tx.db, { regradeId, direction, organisationId })
  await insertTold(tx.db, { regrade_id: regradeId, direction, organisation_id: organisationId, at: tx.now })
  const verdicts = rows
    .filter((row) => row.passed_before !== row.passed_after)
    .map((row) => ({ attemptId: row.id, personId: row.person_id, passedBefore: row.passed_before === 1 }))
  await tx.audit({
    action: 'exams.company-regraded',
    subject: { kind: 'regrade', id: regradeId },
    organisationId,
    reason,
    after: { direction, results: rows.length, verdicts },
  })
  if (verdicts.length === 0) return
  const event: VerdictsChanged = {
    type: 'exams.verdicts-changed',
    v: 1,
    regradeId,
    direction,
    reason,
    organisationId,
    changedAt: tx.now,
    verdicts,
  }
  await tx.publish(event)
}

/** Takes the last step, unless the same job has taken it before. */
async function finish(
  tx: Ctx,
  regradeId: string,
  direction: Direction,
): Promise<{ attempts: number; changed: number }> {
  const counts = await doneOf(tx.db, regradeId, direction)
  const result = { attempts: counts.done, changed: counts.changed }
  if (stateOf(await stepsOf(tx.db, [regradeId])) !== BEGUN[direction]) return result
  await takeStep(tx, regradeId, { kind: direction === 'apply' ? 'applied' : 'undone', detail: result })
  await tx.audit({
    action: direction === 'apply' ? 'exams.results-regraded' : 'exams.results-returned',
    subject: { kind: 'regrade', id: regradeId },
    after: result,
  })
  await tellAppeals(tx, regradeId, direction)
  await tx.signal('vendor', regradeSignal(regradeId))
  await tx.signal('vendor', 'regrades-changed')
  return result
}
