import { type MadeDecision, makeHistory } from '~/areas/tiers/decisions/make-history'
import { describeReason } from '~/areas/tiers/describe/transition'
import { whyNot } from '~/areas/tiers/describe/why'
import { evaluate } from '~/areas/tiers/engine/evaluate'
import { minimalSupport, nextTier, openSteps } from '~/areas/tiers/engine/minimal-sets'
import type { Proof } from '~/areas/tiers/engine/proof'
import type { Fact } from '~/areas/tiers/facts/facts'
import type { Programme } from '~/areas/tiers/language/programme'
import { benefitsOf, numbersOf } from './found'
import { momentText, type Say } from './speech'

/** What rules make of one partner at a moment; `facts` are those that were known. */
export type Evaluation = {
  readonly partner: string
  readonly facts: readonly Fact[]
  readonly proof: Proof
  readonly last: MadeDecision | null
}

/** The tier that is qualified for at `at` as known at `knownAt` (both epoch ms), and the one that the history comes to. */
export function evaluationOf(
  programme: Programme,
  of: { partner: string; facts: readonly Fact[]; at: number; knownAt: number },
): Evaluation {
  const { partner, at, knownAt } = of
  const facts = of.facts.filter((fact) => fact.knownAt <= knownAt)
  const proof = evaluate(programme, facts, { at, knownAt })
  return { partner, facts, proof, last: makeHistory({ versions: [programme], facts, until: at }).at(-1) ?? null }
}

/** All that `evaluate --json` says of a partner; `verify-proof` makes the same again and compares each member. */
export function claimsOf({ partner, facts, proof, last }: Evaluation, programme: Programme, say: Say) {
  const next = nextTier(proof)
  return {
    ...{ partner, at: momentText(proof.at), knownAt: momentText(proof.knownAt) },
    ...{ qualified: proof.tier, held: last?.transition.tierAfter ?? null },
    graceUntil: timeOf(last?.transition.graceUntil),
    risesAt: timeOf(last?.transition.risesAt),
    reasons: reasonsOf(last, programme, say),
    next,
    failing:
      next === null
        ? []
        : whyNot(programme, facts, proof, next).map(({ ruleId, line, detail }) => ({
            rule: ruleId,
            asks: say(line),
            ...(detail && { missing: say(detail) }),
          })),
    minimalFailingSet: openSteps(proof).map(({ id }) => id),
    supporting: minimalSupport(programme, facts, proof),
    numbers: numbersOf({ facts, proof, programme, say }),
    benefits: benefitsOf(last?.transition.tierAfter ?? null, { facts, proof, programme, say }),
    proof,
  }
}

export const reasonsOf = (last: MadeDecision | null, programme: Programme, say: Say): string[] =>
  (last?.transition.reasons ?? []).map((reason) =>
    say(describeReason(reason, last?.transition.tierAfter ?? null, programme, last?.at)),
  )

const timeOf = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : momentText(at)
