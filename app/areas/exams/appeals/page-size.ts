/** Appeals on one page. */
export const APPEALS_PAGE_SIZE = 25
