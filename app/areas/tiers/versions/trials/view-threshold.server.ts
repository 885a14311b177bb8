import type { Ctx } from '~/platform/context.server'
import { json } from '~/platform/json'
import type { LocalText } from '~/platform/local-text'
import { authorise } from '~/platform/policy'
import type { Names } from '../../language/names'
import { mayManageProgramme } from '../../policy'
import type { RuleDraft } from '../drafts/read-draft.server'
import { certificationNames } from '../reading/certification-names.server'
import { thresholdOf } from './queries.server'
import { readTrial } from './read-trial.server'
import { stepAt, type ThresholdCurve } from './threshold-curve-step'
import { type MovableThreshold, movableThresholds } from './threshold-list'

export type ThresholdView = {
  /** What can be moved, with the titles of its tiers. */
  choices: MovableThreshold[]
  tiers: { slug: string; title: LocalText }[]
  currency: string
  chosen: MovableThreshold | null
  /** Of the work that makes the curve; null before it was asked for. */
  job: { id: string; state: 'waiting' | 'running' | 'done' | 'failed'; done: number; total: number } | null
  curve: ThresholdCurve | null
  /** The value that is asked about, and what holds at it. */
  value: number
  at: ThresholdCurve['steps'][number] | null
  names: Names
}

/**
 * What becomes of partners at other values of one threshold; null while there is no what-if of the text as it stands.
 * @param of.key the threshold; null for the first
 * @param of.value the value asked about; null for the draft's own
 * @throws AppError 403 `tiers.not-a-programme-manager`
 */
export async function viewThreshold(
  ctx: Ctx,
  of: { draft: RuleDraft; key: string | null; value: number | null },
): Promise<ThresholdView | null> {
  authorise(mayManageProgramme(ctx.actor))
  const trial = await readTrial(ctx, of.draft)
  if (trial?.state.is !== 'done') return null
  const choices = movableThresholds(trial.to)
  const chosen = choices.find(({ key }) => key === of.key) ?? choices[0] ?? null
  const row = chosen && (await thresholdOf(ctx.db, trial.id, chosen.key))
  const curve = row?.curve ? json<ThresholdCurve>(row.curve) : null
  const value = of.value ?? chosen?.value ?? 0
  return {
    ...{ choices, chosen, curve, value },
    tiers: trial.to.tiers.map(({ slug, title }) => ({ slug, title })),
    currency: trial.to.currency,
    job: row ? { id: row.job_id, ...progressOf(row) } : null,
    at: curve && stepAt(curve, value),
    names: await certificationNames(ctx),
  }
}

function progressOf(row: NonNullable<Awaited<ReturnType<typeof thresholdOf>>>) {
  const state =
    row.curve !== null ? 'done' : row.job_state === 'dead' ? 'failed' : row.leased_until ? 'running' : 'waiting'
  return { state, done: row.progress_done ?? 0, total: row.progress_total ?? 0 } as const
}
