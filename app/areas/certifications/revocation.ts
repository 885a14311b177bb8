/** How much a reason for a revocation, or for taking one back, must and may say, in characters. */
export const REASON = { min: 10, max: 500 } as const
