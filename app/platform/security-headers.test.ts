import { expect, test } from 'vitest'
import { contentSecurityPolicy, fixedHeaders } from './security-headers'

test('the policy starts from nothing and lets in only our own, scripts by nonce', () => {
  const policy = contentSecurityPolicy('abc')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self' 'nonce-abc'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).toContain("base-uri 'none'")
  for (const loose of ["'unsafe-eval'", "script-src 'unsafe-inline'", '*', 'http:']) expect(policy).not.toContain(loose)
})

test('types are not guessed and pages are not framed', () => {
  expect(fixedHeaders).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
})
