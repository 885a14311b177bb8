import type { StartDecision } from './may-start'

/** From when an exam may be started: at once (null), from a moment on (epoch ms), or not as things are. */
export type StartsFrom = number | null | 'never'

/** What a decision about starting says of the time, once the person brings what the exam asks for. */
export function startsFrom(decision: StartDecision): StartsFrom {
  if (decision.allow) return null
  switch (decision.reason) {
    case 'cool-down':
      return decision.until
    case 'not-open-yet':
      return decision.opensAt
    case 'passed-recently':
      return decision.until ?? 'never'
    case 'withdrawn':
    case 'closed':
    case 'no-attempts-left':
    case 'benefit-missing':
      return 'never'
    default:
      return null
  }
}
