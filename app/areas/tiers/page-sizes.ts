/** How many entries a page of a list shows. */
export const HISTORY_PAGE = 20
export const IMPORTS_PAGE = 25
export const IMPORT_LINES_PAGE = 100
export const STANDINGS_PAGE = 25
export const DEMOTIONS_PAGE = 10
export const EXCEPTIONS_PAGE = 25
