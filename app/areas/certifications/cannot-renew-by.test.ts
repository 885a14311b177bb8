import { expect, test } from 'vitest'
import { cannotRenewBy } from './cannot-renew-by'
import type { CertificateState } from './certificate-state'

const DUE = 1_000
const certificate = (of: { state?: CertificateState; renewalFrom?: number | null; certification?: string }) => ({
  personId: 'ada',
  certification: of.certification ?? 'associate',
  state: { state: of.state ?? ('active' as const), renewalFrom: of.renewalFrom ?? null },
})

test.each([
  ['a certificate without an end', [certificate({})], true],
  ['a renewal window that opens after the day', [certificate({ renewalFrom: DUE + 1 })], true],
  ['a renewal window that opens on the day', [certificate({ renewalFrom: DUE })], false],
  ['a certificate in its renewal window', [certificate({ state: 'in-renewal', renewalFrom: DUE - 1 })], false],
  ['an expired certificate', [certificate({ state: 'expired', renewalFrom: DUE + 1 })], false],
  ['a revoked certificate', [certificate({ state: 'revoked' })], false],
  ['another certification', [certificate({ certification: 'professional' })], false],
  ['an expired certificate and a new one', [certificate({ state: 'expired' }), certificate({})], true],
  ['no certificate', [], false],
])('with %s: cannot renew is %3$s', (_, certificates, expected) => {
  expect(cannotRenewBy(certificates, 'associate', DUE).has('ada')).toBe(expected)
})
