import { expect, test } from 'vitest'
import { type Actor, type PersonActor, type Role, roles } from './actor'
import { mayAdministerInstallation } from './administration'

const person = (organisationKind: PersonActor['organisationKind'], held: readonly Role[]): PersonActor => ({
  kind: 'person',
  personId: 'p',
  name: 'Ada',
  email: 'ada@halyard.example',
  locale: 'en',
  timeZone: 'UTC',
  theme: 'system',
  organisationId: 'o',
  organisationKind,
  organisationName: 'Halyard',
  organisationSlug: 'halyard',
  roles: held,
  sessionIdHash: 'h',
})

test.each<[string, Actor, boolean]>([
  ['an administrator of the vendor', person('vendor', ['administrator']), true],
  ['the product itself', { kind: 'system', name: 'mail' }, true],
  [
    'vendor staff with every other role',
    person(
      'vendor',
      roles.filter((role) => role !== 'administrator'),
    ),
    false,
  ],
  ['somebody who holds the role in a partner', person('partner', ['administrator']), false],
  ['nobody', { kind: 'anonymous' }, false],
])('%s', (_who, actor, allowed) => {
  expect(mayAdministerInstallation(actor).allow).toBe(allowed)
})
