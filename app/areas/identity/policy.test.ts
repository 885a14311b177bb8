import { describe, expect, test } from 'vitest'
import { type Actor, roles as everyRole, type PersonActor, type Role } from '~/platform/actor'
import {
  mayAdminister,
  mayChangeRoles,
  mayCreateOrganisation,
  mayDeactivate,
  mayEndMembership,
  mayEndSessionsOf,
  mayGrant,
  maySeePeople,
  type Place,
} from './policy'

const person = (roles: Role[], place: Place, personId = 'me'): PersonActor => ({
  kind: 'person',
  personId,
  name: 'Lena',
  email: 'lena@bluefern.example',
  locale: 'en',
  timeZone: 'UTC',
  theme: 'system',
  organisationId: place.organisationId,
  organisationKind: place.kind,
  organisationName: place.organisationId,
  organisationSlug: place.organisationId,
  roles,
  sessionIdHash: '',
})

const bluefern: Place = { organisationId: 'bluefern', kind: 'partner' }
const other: Place = { organisationId: 'other', kind: 'partner' }
const halyard: Place = { organisationId: 'halyard', kind: 'vendor' }

const stranger: Actor = { kind: 'anonymous' }
const system: Actor = { kind: 'system', name: 'rung' }
const manager = person(['partner-manager'], bluefern)
const administrator = person(['administrator'], halyard)

const verdict = (answer: { allow: boolean; reason?: string }) => (answer.allow ? 'yes' : answer.reason)

describe('people of an organisation are seen by its managers and by administrators', () => {
  test.each(everyRole)('role %s', (role) => {
    const inPartner = maySeePeople(person([role], bluefern), 'bluefern').allow
    const inOther = maySeePeople(person([role], other), 'bluefern').allow
    const inVendor = maySeePeople(person([role], halyard), 'bluefern').allow
    expect([inPartner, inOther, inVendor]).toEqual([role === 'partner-manager', false, role === 'administrator'])
  })

  test('never by strangers', () => {
    expect(maySeePeople(stranger, 'bluefern').allow).toBe(false)
  })
})

describe('roles are given', () => {
  test.each<[string, Actor, Place, Role[], string]>([
    ['by a manager, to a colleague', manager, bluefern, ['learner', 'partner-manager'], 'yes'],
    ['by a manager, elsewhere', manager, other, ['learner'], 'identity.not-the-manager-here'],
    ['by a manager, at the vendor', manager, halyard, ['learner'], 'identity.not-the-manager-here'],
    ['by a manager, a role of vendor staff', manager, bluefern, ['administrator'], 'identity.role-not-held-here'],
    [
      'by a manager, one good and one bad role',
      manager,
      bluefern,
      ['learner', 'examiner'],
      'identity.role-not-held-here',
    ],
    ['by a manager, no role at all', manager, bluefern, [], 'identity.role-missing'],
    ['by an administrator, in a partner', administrator, bluefern, ['partner-manager'], 'yes'],
    ['by an administrator, at the vendor', administrator, halyard, ['trainer', 'examiner'], 'yes'],
    [
      'by an administrator, a partner role at the vendor',
      administrator,
      halyard,
      ['partner-manager'],
      'identity.role-not-held-here',
    ],
    ['by the system', system, halyard, ['administrator'], 'yes'],
    ['by a learner', person(['learner'], bluefern), bluefern, ['partner-manager'], 'identity.not-the-manager-here'],
    ['by a stranger', stranger, bluefern, ['learner'], 'identity.not-the-manager-here'],
    [
      'by an "administrator" of a partner',
      person(['administrator'], bluefern),
      bluefern,
      ['learner'],
      'identity.not-the-manager-here',
    ],
    [
      'by a "manager" of the vendor',
      person(['partner-manager'], halyard),
      halyard,
      ['learner'],
      'identity.not-the-manager-here',
    ],
  ])('%s', (_who, actor, place, roles, expected) => {
    expect(verdict(mayGrant(actor, place, roles))).toBe(expected)
  })
})

describe('nobody locks themselves out', () => {
  test.each<[string, string | undefined, string]>([
    [
      'own manager role kept',
      verdict(mayChangeRoles(manager, bluefern, { personId: 'me', roles: ['partner-manager', 'learner'] })),
      'yes',
    ],
    [
      'own manager role dropped',
      verdict(mayChangeRoles(manager, bluefern, { personId: 'me', roles: ['learner'] })),
      'identity.own-managing-role',
    ],
    [
      'a colleague’s manager role dropped',
      verdict(mayChangeRoles(manager, bluefern, { personId: 'you', roles: ['learner'] })),
      'yes',
    ],
    [
      'own administrator role dropped',
      verdict(mayChangeRoles(administrator, halyard, { personId: 'me', roles: ['trainer'] })),
      'identity.own-managing-role',
    ],
    ['own membership ended', verdict(mayEndMembership(manager, bluefern, 'me')), 'identity.own-membership'],
    ['a colleague’s membership ended', verdict(mayEndMembership(manager, bluefern, 'you')), 'yes'],
    ['a membership elsewhere ended', verdict(mayEndMembership(manager, other, 'you')), 'identity.not-the-manager-here'],
    ['own account deactivated', verdict(mayDeactivate(administrator, 'me')), 'identity.own-account'],
    ['another account deactivated', verdict(mayDeactivate(administrator, 'you')), 'yes'],
    ['an account deactivated by a manager', verdict(mayDeactivate(manager, 'you')), 'identity.not-an-administrator'],
  ])('%s', (_what, answer, expected) => {
    expect(answer).toBe(expected)
  })
})

test.each<[string, Actor, boolean, boolean, boolean]>([
  ['administrator', administrator, true, true, false],
  ['manager', manager, false, false, false],
  ['stranger', stranger, false, false, false],
  ['system', system, true, true, true],
])('%s: administer, add a partner, add the vendor', (_who, actor, administers, addsPartner, addsVendor) => {
  expect([
    mayAdminister(actor).allow,
    mayCreateOrganisation(actor, 'partner').allow,
    mayCreateOrganisation(actor, 'vendor').allow,
  ]).toEqual([administers, addsPartner, addsVendor])
})

test('sessions are ended by their owner and by administrators', () => {
  expect(mayEndSessionsOf(manager, 'me').allow).toBe(true)
  expect(mayEndSessionsOf(manager, 'you').allow).toBe(false)
  expect(mayEndSessionsOf(administrator, 'you').allow).toBe(true)
})
