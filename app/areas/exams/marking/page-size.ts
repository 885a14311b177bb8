/** Groups on one page of the marking queue. */
export const MARKING_PAGE_SIZE = 25
