/** Fits a line of a select. */
export const LONGEST_POOL_TITLE = 120
