import { pageNumber } from '~/platform/page-number'
import { TEAM_SORTS, TEAM_STATES, type TeamView } from './team-table'

/** The manager's view as the address says it; what is not understood is left at its default. */
export function readTeamView(params: URLSearchParams): TeamView & { page: number } {
  const sort = TEAM_SORTS.find((name) => name === params.get('sort')) ?? 'name'
  const state = TEAM_STATES.find((name) => name === params.get('state'))
  const text = params.get('q')?.trim()
  const course = params.get('course')
  return {
    sort,
    direction: params.get('direction') === 'descending' ? 'descending' : 'ascending',
    page: pageNumber(params),
    ...(text ? { text } : {}),
    ...(course ? { course } : {}),
    ...(state ? { state } : {}),
  }
}

/** The address of a view. Defaults are left out, so that one view has one address. */
export function teamViewUrl(path: string, view: TeamView, page = 1): string {
  const params = new URLSearchParams()
  if (view.text) params.set('q', view.text)
  if (view.course) params.set('course', view.course)
  if (view.state) params.set('state', view.state)
  if (view.sort !== 'name') params.set('sort', view.sort)
  if (view.direction !== 'ascending') params.set('direction', view.direction)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
