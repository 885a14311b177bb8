/** How much a reason for a correction must and may say, in characters. */
export const REASON = { min: 5, max: 500 } as const
