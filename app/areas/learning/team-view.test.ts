import { expect, test } from 'vitest'
import { readTeamView, teamViewUrl } from './team-view'

const read = (query: string) => readTeamView(new URLSearchParams(query))

test('a plain address is the plain view', () => {
  expect(read('')).toEqual({ sort: 'name', direction: 'ascending', page: 1 })
})

test.each([
  'q=lena&course=webhooks&state=overdue&sort=active&direction=descending&page=3',
  'state=finished',
  'sort=overdue&direction=descending',
  '',
])('a view survives its address: %s', (query) => {
  const { page, ...view } = read(query)
  expect(teamViewUrl('/x', view, page)).toBe(query ? `/x?${query}` : '/x')
})

test('what is not understood is left at its default', () => {
  expect(read('sort=salary&direction=sideways&state=asleep&page=-3&q=%20')).toEqual({
    sort: 'name',
    direction: 'ascending',
    page: 1,
  })
})
