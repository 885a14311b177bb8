import { expect, test } from 'vitest'
import type { Member } from './members'
import { PEOPLE_PAGE, type PeopleView, pageOfPeople } from './people-view'

const member = (name: string, joinedAt: number, roles: Member['roles'] = ['learner']): Member => ({
  personId: name,
  name,
  email: `${name.toLowerCase()}@bluefern.example`,
  locale: 'en',
  timeZone: 'UTC',
  roles,
  joinedAt,
})
const everything: PeopleView = { search: '', role: null, sort: 'name', direction: 'ascending', page: 1 }
const people = [member('Zoë', 1, ['partner-manager']), member('Ana', 3), member('Mia', 2)]

test.each<[string, Partial<PeopleView>, string[]]>([
  ['by name', {}, ['Ana', 'Mia', 'Zoë']],
  ['by name, backwards', { direction: 'descending' }, ['Zoë', 'Mia', 'Ana']],
  ['by date', { sort: 'joined' }, ['Zoë', 'Mia', 'Ana']],
  ['by part of a name without its accent', { search: 'zoe' }, ['Zoë']],
  ['by part of an address', { search: 'mia@' }, ['Mia']],
  ['by role', { role: 'partner-manager' }, ['Zoë']],
  ['by what nobody has', { search: 'quince' }, []],
  ['past the last page', { page: 2 }, []],
])('members are found %s', (_how, view, names) => {
  expect(pageOfPeople(people, { ...everything, ...view }).rows.map(({ name }) => name)).toEqual(names)
})

test('a page holds so many and tells how many there are', () => {
  const many = Array.from({ length: PEOPLE_PAGE + 3 }, (_, index) =>
    member(`P${String(index).padStart(3, '0')}`, index),
  )
  expect(pageOfPeople(many, everything).rows).toHaveLength(PEOPLE_PAGE)
  const second = pageOfPeople(many, { ...everything, page: 2 })
  expect([second.rows.length, second.total]).toEqual([3, PEOPLE_PAGE + 3])
})
