/** Cases on one page. */
export const CASES_PAGE_SIZE = 25
