import type { Proof } from '../engine/proof'
import type { BenefitChange } from '../events'
import type { BenefitDefinition, Programme } from '../language/programme'
import { compareValues } from './benefits'
import { entitlementIn, type TrackHistory } from './entitlement'
import type { Grant } from './grant'

type Standing = { readonly tier: string | null; readonly programme: Programme; readonly proof: Proof | null }

/** Which benefits a partner has more of, and which less, than before; `at` in epoch ms. */
export function changedBenefits(of: { before: Standing; after: Standing; grants: readonly Grant[]; at: number }): {
  better: BenefitChange[]
  worse: BenefitChange[]
} {
  const { before, after, at } = of
  const historyOf = ({ tier, programme, proof }: Standing): TrackHistory => ({
    track: programme.track,
    steps: [{ at, tier, graceUntil: null, programme }],
    proofs: proof ? [{ at, proof }] : [],
    grants: of.grants,
  })
  const [was, is] = [historyOf(before), historyOf(after)]
  const gone = before.programme.benefits.filter(
    ({ slug }) => !after.programme.benefits.some((benefit) => benefit.slug === slug),
  )
  const changes = [...after.programme.benefits, ...gone].map((definition: BenefitDefinition) => {
    const { slug, unit, title } = definition
    const valueIn = (history: TrackHistory) => entitlementIn(history, slug, at)?.value ?? null
    return { benefit: slug, title, change: compareValues(unit, valueIn(was), valueIn(is)) }
  })
  const only = (change: 'better' | 'worse') =>
    changes.filter((one) => one.change === change).map(({ benefit, title }) => ({ benefit, title }))
  return { better: only('better'), worse: only('worse') }
}
