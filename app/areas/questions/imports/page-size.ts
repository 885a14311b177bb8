/** Questions of an import on one page. */
export const IMPORT_PAGE_SIZE = 25
