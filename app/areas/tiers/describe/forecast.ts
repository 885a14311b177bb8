import { readRational, toNumber } from '~/platform/rational'
import type { Cause } from '../decisions/causes'
import type { ForecastStep } from '../decisions/forecast'
import { fallsTo } from '../decisions/transition'
import type { Programme } from '../language/programme'
import { findRule } from '../language/rule'
import { describeBriefly } from './rule'
import type { Param, Sentence } from './sentence'
import { attestationTitle, metricAmount, metricTitle, tierTitle } from './titles'

const OUTCOMES = {
  promotion: 'transition.will-rise',
  demotion: 'transition.will-fall',
  none: 'transition.will-stay',
  'grace-started': 'transition.will-warn',
  'grace-ended-by-recovery': 'transition.will-recover',
  'tier-withdrawn': 'transition.will-go',
} as const satisfies Record<ForecastStep['change'], Sentence['key']>

const CAUSES = {
  'amount-leaves': 'transition.amount-leaves',
  'amount-enters': 'transition.amount-enters',
  'attestation-ends': 'transition.attestation-ends',
  'attestation-starts': 'transition.attestation-starts',
} as const

export type DescribedStep = { readonly outcome: Sentence; readonly because: readonly Sentence[] }

/** "14 March 2027: Gold stays, no margin is left" and "Lena Learner’s Integration Associate ends". */
export function describeForecastStep(step: ForecastStep, programme: Programme): DescribedStep {
  const isKept = step.change === 'none' && step.graceUntil !== null
  const waits = step.reasons.some(({ code }) => code === 'waits-for-approval')
  const isWaiting = isKept && waits
  const isLostNow = step.change === 'grace-started' && waits
  const spare = step.margin ? toNumber(readRational(step.margin.margin)) : null
  const falls = fallsTo(step.tier, step.computed, { policy: programme.transition, tiers: programme.tiers })
  const params = {
    date: { date: step.at },
    tier: tierTitle(step.tier, programme),
    held: step.tier === null ? 'none' : 'tier',
    until: { date: step.graceUntil ?? step.at },
    falls: tierTitle(falls, programme),
    lands: falls === null ? 'none' : 'tier',
    spare: spare !== null && spare >= 0 ? spare : -1,
  }
  return {
    outcome: {
      key: isLostNow
        ? 'transition.will-wait-at-once'
        : isWaiting
          ? 'transition.will-wait'
          : isKept
            ? 'transition.will-keep'
            : OUTCOMES[step.change],
      params,
    },
    because: step.causes.map((cause) => describeCause(cause, programme)),
  }
}

export function describeCause(cause: Cause, programme: Programme): Sentence {
  switch (cause.kind) {
    case 'grace-ends':
      return { key: 'transition.grace-ends', params: {} }
    case 'time-comes':
      return { key: 'transition.time-comes', params: {} }
    case 'person-stops':
    case 'person-starts':
      return describePerson(cause)
    case 'amount-leaves':
    case 'amount-enters': {
      const amount = metricAmount(cause.metric, cause.amount, programme)
      return { key: CAUSES[cause.kind], params: { amount, metric: metricTitle(cause.metric, programme) } }
    }
    case 'rule-changes': {
      const rule = findRule(programme.tiers, cause.ruleId)
      return rule
        ? { key: 'transition.rule-changes', params: { rule: { sentence: describeBriefly(rule, programme) } } }
        : { key: 'transition.rule-gone', params: {} }
    }
    default:
      return { key: CAUSES[cause.kind], params: { attestation: attestationTitle(cause.attestation, programme) } }
  }
}

function describePerson(cause: Extract<Cause, { personId: string }>): Sentence {
  const person: Param = { person: cause.personId }
  const ends = cause.kind === 'person-stops'
  if (cause.certifications.length === 0)
    return { key: ends ? 'transition.person-leaves' : 'transition.person-joins', params: { person } }
  const certifications: Param = { list: cause.certifications.map((certification) => ({ certification })), join: 'and' }
  return {
    key: ends ? 'transition.certificate-ends' : 'transition.certificate-starts',
    params: { person, certifications, count: cause.certifications.length },
  }
}
