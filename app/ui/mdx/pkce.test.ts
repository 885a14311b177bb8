import { expect, it } from 'vitest'
import { derive, EXAMPLE, newVerifier, verifierProblem } from './pkce'

it('derives the challenge of RFC 7636, appendix B', async () => {
  expect(await derive(EXAMPLE.verifier)).toEqual({ digest: EXAMPLE.digest, challenge: EXAMPLE.challenge })
})

it('makes verifiers that may be used, never the same', () => {
  const made = Array.from({ length: 50 }, newVerifier)
  expect(new Set(made).size).toBe(50)
  expect(made.map(verifierProblem)).toEqual(made.map(() => null))
})

it.each([
  ['a'.repeat(43), null],
  ['-._~'.repeat(32), null],
  ['a'.repeat(42), 'short'],
  ['', 'short'],
  ['a'.repeat(129), 'long'],
  [`${'a'.repeat(50)}=`, 'characters'],
  [`${'a'.repeat(50)}é`, 'characters'],
])('%j: %s', (verifier, problem) => {
  expect(verifierProblem(verifier)).toBe(problem)
})
