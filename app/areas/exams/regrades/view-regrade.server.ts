import { findPeople } from '~/areas/identity/people.server'
import type { Ctx } from '~/platform/context.server'
import { invariant, notFound } from '~/platform/errors'
import { json } from '~/platform/json'
import { authorise } from '~/platform/policy'
import { appealsLinkedTo } from '../appeals/queries.server'
import { mayRegrade } from '../policy'
import type { PreviewStamp } from './forecast-results.server'
import { versionNumbers } from './queries.bank.server'
import { countForecast, type ForecastRow } from './queries.forecasts.server'
import { doneOf } from './queries.scope.server'
import { describedRegrade, stepsOf, versionIdsOf } from './queries.server'
import type { StepKind } from './regrade-state'
import { type RegradeSummary, summariseRegrades } from './summarise-regrades.server'

export type RegradeStepView = { kind: StepKind; at: number; by: string | null; reason: string | null }

export type RegradeView = RegradeSummary & {
  /** newest first */
  steps: RegradeStepView[]
  /** numbers of the versions that are concerned */
  versions: number[]
  /** the newest preview that was completed; null before */
  preview: { id: string; at: number; attempts: number } | null
  counts: Record<ForecastRow['effect'], number> & { total: number }
  /** results that the run changed; null before */
  changed: number | null
  /** appeals that it answers, the oldest first */
  appeals: { id: string; personName: string; openedAt: number }[]
}

/**
 * A correction with how it stands.
 * @throws AppError 403 for others than examiners, 404
 */
export async function viewRegrade(ctx: Ctx, input: { regradeId: string }): Promise<RegradeView> {
  authorise(mayRegrade(ctx.actor))
  const row = await describedRegrade(ctx.db, input.regradeId)
  if (!row) throw notFound('exams.regrade-not-found')
  const steps = await stepsOf(ctx.db, [row.id])
  const numbers = await versionNumbers(ctx.db, row.question_id)
  const counts = await countForecast(ctx.db, row.id)
  const preview = steps.findLast(({ kind }) => kind === 'previewed')
  const stamp = preview && json<PreviewStamp>(preview.detail)
  const [summary] = await summariseRegrades(ctx, [row], steps)
  invariant(summary, 'one row has one summary')
  const hasRun = steps.some(({ kind }) => kind === 'applied')
  return {
    ...summary,
    version: summary.change.kind === 'use-version' ? (numbers.get(summary.change.versionId) ?? null) : null,
    steps: steps
      .map(({ kind, at, reason, actor_name }) => ({ kind, at, reason, by: actor_name }))
      .filter(({ kind }) => kind !== 'previewing' && kind !== 'previewed')
      .reverse(),
    versions: (await versionIdsOf(ctx.db, row.id)).flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
    preview: preview && stamp ? { id: preview.id, at: preview.at, attempts: stamp.attempts } : null,
    counts: { ...counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) },
    appeals: await appealsOf(ctx, row.id),
    changed: hasRun ? (await doneOf(ctx.db, row.id, 'apply')).changed : null,
  }
}

async function appealsOf(ctx: Ctx, regradeId: string): Promise<RegradeView['appeals']> {
  const rows = await appealsLinkedTo(ctx.db, regradeId)
  const people = await findPeople(
    ctx,
    rows.map(({ person_id }) => person_id),
  )
  return rows.map(({ id, person_id, opened_at }) => ({
    id,
    personName: people.get(person_id)?.name ?? '',
    openedAt: opened_at,
  }))
}
