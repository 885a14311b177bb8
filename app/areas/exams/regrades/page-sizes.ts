export const REGRADES_PAGE = 20
/** Lines of a preview on one page. */
export const FORECAST_PAGE = 50
