/** What one learner's browser was told. Everything here was acknowledged by the server or is marked as not. */
export type SentStep = { item: string; sequence: number; response: unknown; acknowledged: boolean }

export type AttemptLedger = {
  attemptId: string
  personId: string
  steps: SentStep[]
  /** The server said that the attempt has ended. */
  submitted: boolean
}

export type Ledger = {
  attempts: AttemptLedger[]
  /** What a page showed although something newer had been acknowledged before. */
  stalePages: string[]
  /** Requests that got no answer, or one that says "later". */
  refused: number
  /** How long a save took from its first try until it was acknowledged, in milliseconds. */
  waits: number[]
}

export const emptyLedger = (): Ledger => ({ attempts: [], stalePages: [], refused: 0, waits: [] })

export const acknowledgedSteps = (ledger: Ledger): number =>
  ledger.attempts.reduce((total, { steps }) => total + steps.filter(({ acknowledged }) => acknowledged).length, 0)
