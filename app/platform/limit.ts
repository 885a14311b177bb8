/** `points` tries in `seconds`; the try after the last one starts a pause of `pauseSeconds`. */
export type Limit = { name: string; points: number; seconds: number; pauseSeconds: number }

export type Allowance =
  | { allowed: true; left: number; retryAt: null }
  /** `retryAt` in epoch milliseconds */
  | { allowed: false; left: 0; retryAt: number }
