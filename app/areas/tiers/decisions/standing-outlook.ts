import { readRational, toNumber } from '~/platform/rational'
import { minimalFailure, openSteps, tierToAimAt } from '../engine/minimal-sets'
import { findNode, type Proof } from '../engine/proof'
import { type ForecastStep, peopleMargin } from './forecast'
import type { TransitionReason } from './transition'

/** What lists tell of a standing beyond its columns; said in words by whoever shows it, under the same version only. */
export type StandingOutlook = {
  readonly versionId: string
  /** Of the last look, which may be younger than the last decision. */
  readonly reasons: readonly TransitionReason[]
  /** What by itself keeps the next tier away, or the held one while its grace runs; null when nothing is open. */
  readonly missing: {
    readonly tier: string
    readonly ruleId: string
    /** Canonical rational, as in the proof. */
    readonly observed: string
    /** Requirements that are open to that tier, this one among them. */
    readonly steps: number
  } | null
}

/** The first loss that lies ahead, under the version by which it was foreseen. */
export type LossAhead = { readonly versionId: string; readonly step: ForecastStep }

export function standingOutlook(
  proof: Proof,
  held: { readonly tier: string | null; readonly graceUntil: number | null },
  of: Pick<StandingOutlook, 'versionId' | 'reasons'>,
): StandingOutlook {
  const tier = tierToAimAt(proof, held)
  const [ruleId] = minimalFailure(proof, tier)
  const node = ruleId === undefined ? null : findNode(proof, ruleId)
  const missing =
    tier !== null && node
      ? { tier, ruleId: node.id, observed: node.observed, steps: Math.max(1, openSteps(proof, tier).length) }
      : null
  return { versionId: of.versionId, reasons: of.reasons, missing }
}

/** People beyond those that the held tier needs; null when it counts nobody or is not earned. */
export function sparePeople(proof: Proof, tier: string | null): number | null {
  const margin = peopleMargin(proof, tier)
  const spare = margin ? toNumber(readRational(margin.margin)) : -1
  return spare < 0 ? null : Math.floor(spare)
}

export type DifferenceReason = {
  readonly is: 'approval' | 'exception' | 'agreed' | 'protection' | 'grace' | 'review'
  /** Epoch ms; null while somebody has to agree. */
  readonly until: number | null
}

/** Why another tier is held than the facts earn, the strongest reason first; null when nothing holds it. */
export function whyDifferent(reasons: readonly TransitionReason[]): DifferenceReason | null {
  const find = (...codes: TransitionReason['code'][]) => reasons.find(({ code }) => codes.includes(code))
  if (find('waits-for-approval')) return { is: 'approval', until: null }
  const because = (is: DifferenceReason['is'], reason: TransitionReason | undefined): DifferenceReason | null =>
    reason ? { is, until: 'until' in reason ? reason.until : null } : null
  return (
    because('exception', find('kept')) ??
    because('agreed', find('agreed')) ??
    because('protection', find('protected')) ??
    because('grace', find('requirements-lost', 'grace-runs', 'one-step-down')) ??
    because('review', find('waits-to-rise'))
  )
}
