import { expect, test } from 'vitest'
import { type Lost, returningCertificates } from './returning'

const NOW = 1_000
const associate: Lost = {
  id: 'a',
  certification: 'associate',
  attemptId: 'first',
  prerequisites: [],
  state: 'active',
  expiresAt: null,
  revokedByRegrade: false,
}
const professional: Lost = {
  id: 'p',
  certification: 'professional',
  attemptId: 'second',
  prerequisites: ['associate'],
  state: 'revoked',
  expiresAt: NOW + 1,
  revokedByRegrade: true,
}

test.each<[string, { associate?: Partial<Lost>; professional?: Partial<Lost>; passed?: string[] }, string[]]>([
  ['comes back once its prerequisite is held', {}, ['p']],
  ['in its renewal window the prerequisite is held too', { associate: { state: 'in-renewal' } }, ['p']],
  ['not without the prerequisite', { associate: { state: 'expired' } }, []],
  ['not when its own exam is no longer passed', { passed: ['first'] }, []],
  ['not when a person revoked it', { professional: { revokedByRegrade: false } }, []],
  ['not when it would be over', { professional: { expiresAt: NOW } }, []],
  ['one without an end is never over', { professional: { expiresAt: null } }, ['p']],
  ['not when nothing was asked for: then its own pass was lost', { professional: { prerequisites: [] } }, []],
  ['not what counts anyway', { professional: { state: 'active' } }, []],
])('a lost certificate: %s', (_, of, expected) => {
  const certificates = [
    { ...associate, ...of.associate },
    { ...professional, ...of.professional },
  ]
  const passed = new Set(of.passed ?? ['first', 'second'])
  expect(returningCertificates({ certificates, passed, now: NOW })).toEqual(expected)
})

test('a lost certificate does not come back beside one that was earned anew', () => {
  const anew: Lost = { ...professional, id: 'q', attemptId: 'third', state: 'active', revokedByRegrade: false }
  const passed = new Set(['first', 'second', 'third'])
  expect(returningCertificates({ certificates: [associate, professional, anew], passed, now: NOW })).toEqual([])
})
