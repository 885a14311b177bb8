import { readRational, toNumber } from '~/platform/rational'
import { peopleMargin } from '../decisions/forecast'
import { nextTier, openSteps } from '../engine/minimal-sets'
import type { Proof } from '../engine/proof'
import type { Programme } from '../language/programme'
import type { Sentence } from './sentence'
import { tierTitle } from './titles'

/** The tier that is held (which in grace is more than the earned one) and the moment it ends, as the last decision says. */
export type Standing = { readonly tier: string | null; readonly graceUntil: number | null }

/** The page's first sentence: "You are Gold. Three steps are left to Platinum." */
export function describeHeadline(programme: Programme, proof: Proof, { tier, graceUntil }: Standing): Sentence {
  if (programme.tiers.length === 0) return { key: 'proof.headline-no-tiers', params: {} }
  const held = tierTitle(tier, programme)
  if (tier !== null && graceUntil !== null) {
    const steps = openSteps(proof, tier).length
    // Its time is over, and it is still held: somebody must agree.
    if (graceUntil <= proof.at) return { key: 'proof.headline-waits', params: { tier: held, steps } }
    return { key: 'proof.headline-grace', params: { tier: held, date: { date: graceUntil }, steps } }
  }
  const next = nextTier(proof)
  if (next === null) return { key: 'proof.headline-top', params: { tier: held } }
  const params = { steps: openSteps(proof, next).length, next: tierTitle(next, programme) }
  return tier === null
    ? { key: 'proof.headline-none', params }
    : { key: 'proof.headline-steps', params: { ...params, tier: held } }
}

/** "Your margin over Gold is one certified person."; null when the tier counts no people or is not earned. */
export function describeMargin(programme: Programme, proof: Proof, tier: string | null): Sentence | null {
  const margin = peopleMargin(proof, tier)
  if (!margin) return null
  const count = toNumber(readRational(margin.margin))
  return count < 0 ? null : { key: 'proof.margin-people', params: { count, tier: tierTitle(tier, programme) } }
}
