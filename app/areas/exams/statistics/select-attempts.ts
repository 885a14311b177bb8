/** Which attempt of each person is measured. */
export const CHOICES = ['first', 'last', 'best'] as const
export type Choice = (typeof CHOICES)[number]

export type Selection = {
  choice: Choice
  /** submitted at or after, and before; epoch milliseconds */
  from?: number
  until?: number
  versionId?: string
  organisationId?: string
}

export type SelectableAttempt = {
  personId: string
  organisationId: string
  versionId: string
  submittedAt: number
  /** points gained of those possible, 0..1 */
  share: number
}

/**
 * The places of the attempts to be measured, one of each person. The choice is made among all attempts of a person and
 * then filtered: the first attempt after a date is still not a first attempt.
 */
export function selectAttempts(attempts: readonly SelectableAttempt[], selection: Selection): number[] {
  const chosen = new Map<string, number>()
  attempts.forEach((attempt, index) => {
    const current = attempts[chosen.get(attempt.personId) ?? -1]
    if (!current || isPreferred(attempt, current, selection.choice)) chosen.set(attempt.personId, index)
  })
  return [...chosen.values()]
    .filter((index) => {
      const attempt = attempts[index]
      return attempt !== undefined && passes(attempt, selection)
    })
    .sort((a, b) => a - b)
}

/** Of equally good attempts the earlier one is the best. */
function isPreferred(one: SelectableAttempt, current: SelectableAttempt, choice: Choice): boolean {
  if (choice === 'first') return one.submittedAt < current.submittedAt
  if (choice === 'last') return one.submittedAt >= current.submittedAt
  return one.share > current.share || (one.share === current.share && one.submittedAt < current.submittedAt)
}

const passes = (attempt: SelectableAttempt, { from, until, versionId, organisationId }: Selection): boolean =>
  (from === undefined || attempt.submittedAt >= from) &&
  (until === undefined || attempt.submittedAt < until) &&
  (versionId === undefined || attempt.versionId === versionId) &&
  (organisationId === undefined || attempt.organisationId === organisationId)
