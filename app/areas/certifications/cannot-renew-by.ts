import { isCurrentState, type StateDecision } from './certificate-state'

/**
 * Who holds a certification at this moment and cannot renew it at `at`, because the renewal window opens later or the
 * certificate does not end: nobody sits an exam for what they have.
 * @param certificates of any people; of one person there may be several
 * @param at epoch milliseconds
 * @returns ids of people
 */
export const cannotRenewBy = (
  certificates: readonly {
    personId: string
    certification: string
    state: Pick<StateDecision, 'state' | 'renewalFrom'>
  }[],
  certification: string,
  at: number,
): ReadonlySet<string> =>
  new Set(
    certificates.flatMap(({ personId, certification: held, state }) =>
      held === certification && isCurrentState(state.state) && (state.renewalFrom === null || state.renewalFrom > at)
        ? [personId]
        : [],
    ),
  )
