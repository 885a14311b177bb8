import { canonicalJson } from '~/platform/json'
import type { Transition, TransitionReason } from './transition'

/** Why a tier that is not earned is not taken away, beside the time that the rules give. */
const HOLDS: readonly TransitionReason['code'][] = ['waits-for-approval', 'kept', 'agreed']

const holdsOf = ({ reasons }: Pick<Transition, 'reasons'>) => reasons.filter(({ code }) => HOLDS.includes(code))

/**
 * Does a transition say something else than the last decision did? When tier and grace are the same it does once somebody
 * must agree, or has decided: that is kept as a decision of its own, so that it has a day and can be made again.
 */
export const saysSomethingElse = (last: Pick<Transition, 'reasons'>, next: Transition): boolean =>
  next.changed !== 'none' || canonicalJson(holdsOf(last)) !== canonicalJson(holdsOf(next))
