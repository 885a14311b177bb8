/** Partners on one page of a what-if. */
export const TRIAL_PAGE = 25
