import { describe, expect, test } from 'vitest'
import { type Actor, roles as everyRole, type PersonActor, type Role } from '~/platform/actor'
import { mayManageProgramme, mayReadRules, mayViewOwnTier, mayViewTier } from './policy'

const person = (roles: Role[], organisationId: string): PersonActor => ({
  kind: 'person',
  personId: 'me',
  name: 'Lena',
  email: 'lena@bluefern.example',
  locale: 'en',
  timeZone: 'UTC',
  theme: 'system',
  organisationId,
  organisationKind: organisationId === 'halyard' ? 'vendor' : 'partner',
  organisationName: organisationId,
  organisationSlug: organisationId,
  roles,
  sessionIdHash: '',
})

const stranger: Actor = { kind: 'anonymous' }
const system: Actor = { kind: 'system', name: 'rung' }
const runsProgramme = (role: Role) => role === 'programme-manager' || role === 'administrator'

describe.each(everyRole)('the role %s', (role) => {
  const [atVendor, atPartner, elsewhere] = [
    person([role], 'halyard'),
    person([role], 'bluefern'),
    person([role], 'tamarack'),
  ]

  test('manages the programme at the vendor only', () => {
    expect([atVendor, atPartner].map((actor) => mayManageProgramme(actor).allow)).toEqual([runsProgramme(role), false])
  })

  test('sees the tier of the own company, and of every other only for the programme', () => {
    const seen = [atVendor, atPartner, elsewhere].map((actor) => mayViewTier(actor, 'bluefern').allow)
    expect(seen).toEqual([runsProgramme(role), true, false])
  })

  test('reads the rules, and has pages of its own company at partners', () => {
    expect([atVendor, atPartner].map((actor) => mayReadRules(actor).allow)).toEqual([true, true])
    expect([atVendor, atPartner].map((actor) => mayViewOwnTier(actor).allow)).toEqual([false, true])
  })
})

test('strangers see nothing of tiers; the product’s own work manages the programme', () => {
  const verdicts = [mayManageProgramme, mayReadRules, mayViewOwnTier].map((may) => may(stranger).allow)
  expect([...verdicts, mayViewTier(stranger, 'bluefern').allow]).toEqual([false, false, false, false])
  expect(mayManageProgramme(system).allow).toBe(true)
})
