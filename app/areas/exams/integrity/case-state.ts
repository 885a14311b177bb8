import type { IntegrityStepKind } from '#db/tables/integrity'

const DAY = 86_400_000
/** So long may a learner object to a concern that stands. */
export const OBJECTION_DAYS = 30

/** What an examiner can do with a case. The last three close it. */
export const DECISIONS = [
  'concern-noted',
  'explanation-asked',
  'no-concern',
  'explanation-accepted',
  'concern-stands',
] as const
export type Decision = (typeof DECISIONS)[number]
export type Outcome = 'no-concern' | 'explanation-accepted' | 'concern-stands'

export type CaseState = {
  state: 'open' | 'asked' | 'explained' | 'closed'
  outcome: Outcome | null
  /** an examiner wrote down a concern */
  concern: boolean
  /** the learner was asked, so the learner sees the case */
  wasAsked: boolean
  /** the learner was asked, and answered, since the case was opened, or opened again */
  isHeard: boolean
  isExplained: boolean
  closedAt: number | null
  /** the evidence was deleted, and none came after */
  isBare: boolean
}

/**
 * What the steps of a case amount to, in their order. New evidence opens a closed case again. A concern can only stand
 * after the learner was asked, an explanation can only be accepted once there is one.
 */
export function caseState(steps: readonly { kind: IntegrityStepKind; at: number }[]): CaseState {
  let state = NEW
  for (const step of steps) state = afterStep(state, step)
  return state
}

function afterStep(before: CaseState, { kind, at }: { kind: IntegrityStepKind; at: number }): CaseState {
  switch (kind) {
    case 'opened':
      return before
    case 'evidence-found':
      return before.state === 'closed' ? { ...NEW, wasAsked: before.wasAsked } : { ...before, isBare: false }
    case 'concern-noted':
      return { ...before, concern: true }
    case 'explanation-asked':
      return { ...before, state: 'asked', wasAsked: true, isHeard: true }
    case 'explained':
      return { ...before, state: 'explained', isExplained: true, outcome: null, closedAt: null }
    case 'no-concern':
    case 'explanation-accepted':
    case 'concern-stands':
      return { ...before, state: 'closed', outcome: kind, closedAt: at }
    case 'evidence-deleted':
      return { ...before, isBare: true }
  }
}

const NEW: CaseState = {
  ...{ state: 'open', outcome: null, concern: false, wasAsked: false, isHeard: false },
  ...{ isExplained: false, closedAt: null, isBare: false },
}

/** What can be decided about a case as it stands. */
export function possibleDecisions({ state, concern, isHeard, isExplained }: CaseState): Decision[] {
  if (state === 'closed') return []
  return DECISIONS.filter((decision) => {
    if (decision === 'concern-noted') return !concern
    if (decision === 'explanation-asked') return state !== 'asked'
    if (decision === 'explanation-accepted') return isExplained
    return decision === 'no-concern' || isHeard
  })
}

/**
 * May the learner write? While an answer is waited for, and once more, within thirty days, against a concern that stands.
 * @param objections how many answers the learner gave to a case that was closed
 */
export function mayExplain(
  { state, outcome, closedAt }: CaseState,
  of: { objections: number; now: number },
): 'answer' | 'object' | null {
  if (state === 'asked') return 'answer'
  const isOpenToObjection =
    outcome === 'concern-stands' &&
    closedAt !== null &&
    of.now <= closedAt + OBJECTION_DAYS * DAY &&
    of.objections === 0
  return state === 'closed' && isOpenToObjection ? 'object' : null
}

/** How many of the steps are answers to a case that was closed. */
export function objectionsIn(steps: readonly { kind: IntegrityStepKind }[]): number {
  return steps.filter(({ kind }, index) => kind === 'explained' && steps[index - 1]?.kind === 'concern-stands').length
}
