import { expect, test } from 'vitest'
import type { Role } from '~/platform/actor'
import { groupMembers } from './members'

const row = (person: string, role: Role | null) => ({
  membership_id: `m-${person}`,
  joined_at: 1,
  person_id: person,
  organisation_kind: 'partner' as const,
  name: person,
  email: `${person}@bluefern.example`,
  locale: 'en',
  time_zone: 'UTC',
  role,
})

test('a member with several roles is listed once, with the roles in their fixed order', () => {
  const members = groupMembers([row('Zoe', null), row('Ada', 'partner-manager'), row('Ada', 'learner')])
  expect(members.map(({ name, roles }) => [name, roles])).toEqual([
    ['Ada', ['learner', 'partner-manager']],
    ['Zoe', []],
  ])
})
