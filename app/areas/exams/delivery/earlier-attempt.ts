import type { EarlierAttempt } from './may-start'

/** The rows of a person's attempts as the rules look at them. */
export const earlierAttempt = (row: {
  id: string
  state: 'open' | 'closed'
  submitted_at: number | null
  passed: number | null
}): EarlierAttempt => ({
  id: row.id,
  state: row.state,
  submittedAt: row.submitted_at,
  passed: row.passed === null ? null : row.passed === 1,
})
