import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '~/platform/calendar'
import { type CertificateStep, certificateState, isCurrentState, isNameShown } from './certificate-state'

const issuedAt = Date.UTC(2026, 2, 14, 9, 30)
const expiresAt = Date.UTC(2028, 2, 14, 9, 30)
const renewalFrom = Date.UTC(2027, 8, 14, 9, 30)
const step = (kind: CertificateStep['kind'], at: number, reason: string | null = null) => ({ kind, at, reason })
const issued = step('issued', issuedAt)
const stateAt = (
  now: number,
  steps: CertificateStep[] = [issued],
  of: Partial<Parameters<typeof certificateState>[0]> = {},
) => certificateState({ steps, issuedAt, expiresAt, renewalWindowMonths: 6, ...of }, now)

describe('by date', () => {
  it.each([
    ['the moment of issue', issuedAt, 'active', issuedAt],
    ['just before renewal opens', renewalFrom - 1, 'active', issuedAt],
    ['the moment renewal opens', renewalFrom, 'in-renewal', renewalFrom],
    ['the last moment', expiresAt - 1, 'in-renewal', renewalFrom],
    ['the end itself', expiresAt, 'expired', expiresAt],
    ['long after', expiresAt + 1e10, 'expired', expiresAt],
  ] as const)('%s', (_, now, state, since) => {
    expect(stateAt(now)).toEqual({ state, since, reason: null, renewalFrom })
  })

  it('without an end it stays active, and never asks to be renewed', () => {
    expect(stateAt(expiresAt * 2, [issued], { expiresAt: null })).toMatchObject({ state: 'active', renewalFrom: null })
  })

  it('without a window it goes from active to expired', () => {
    expect(stateAt(expiresAt - 1, [issued], { renewalWindowMonths: 0 }).state).toBe('active')
    expect(stateAt(expiresAt, [issued], { renewalWindowMonths: 0 }).state).toBe('expired')
  })

  it('a window longer than its life opens with the issue, not before', () => {
    expect(stateAt(issuedAt, [issued], { renewalWindowMonths: 60 })).toMatchObject({
      state: 'in-renewal',
      renewalFrom: issuedAt,
    })
  })
})

describe('by steps', () => {
  const at = issuedAt + 1_000
  const revoked = step('revoked', at, 'Shared the questions')

  it('a revocation counts from its own moment, with its reason', () => {
    expect(stateAt(at - 1, [issued, revoked]).state).toBe('active')
    expect(stateAt(at, [issued, revoked])).toMatchObject({
      state: 'revoked',
      since: at,
      reason: 'Shared the questions',
    })
  })

  it('a revocation outweighs replacement and end', () => {
    const steps = [issued, revoked, step('superseded', at + 1)]
    expect(stateAt(at + 2, steps).state).toBe('revoked')
    expect(stateAt(expiresAt, steps).state).toBe('revoked')
  })

  it('what is reinstated goes on as if it had not been revoked, and can be revoked again', () => {
    const steps = [issued, revoked, step('reinstated', at + 1)]
    expect(stateAt(at + 1, steps)).toMatchObject({ state: 'active', reason: null })
    expect(stateAt(expiresAt, steps).state).toBe('expired')
    expect(stateAt(at + 2, [...steps, step('revoked', at + 2, 'Again')])).toMatchObject({
      state: 'revoked',
      reason: 'Again',
    })
  })

  it('a newer certificate takes its place, also after its own end', () => {
    const steps = [issued, step('superseded', at)]
    expect(stateAt(at, steps)).toMatchObject({ state: 'superseded', since: at })
    expect(stateAt(expiresAt, steps).state).toBe('superseded')
  })
})

it('as time goes by a certificate without steps only ever moves on', () => {
  const order = ['active', 'in-renewal', 'expired']
  fc.assert(
    fc.property(fc.nat(4e12), fc.nat(4e12), fc.nat(60), (one, other, window) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)].map(
        (now) => stateAt(issuedAt + now, [issued], { renewalWindowMonths: window }).state,
      )
      return order.indexOf(first ?? '') <= order.indexOf(second ?? '')
    }),
  )
})

it('counts while active or in renewal', () => {
  const states = ['active', 'in-renewal', 'expired', 'superseded', 'revoked'] as const
  expect(states.filter(isCurrentState)).toEqual(['active', 'in-renewal'])
})

it('a name is shown until it is hidden; the last word counts', () => {
  const [shown, hidden] = [step('name-shown', 2), step('name-hidden', 1)]
  expect(
    [[issued], [issued, hidden], [issued, hidden, shown], [issued, hidden, shown, step('name-hidden', 3)]].map(
      isNameShown,
    ),
  ).toEqual([true, false, true, false])
})

it('the window is counted in months of the calendar', () => {
  expect(stateAt(issuedAt, [issued], { expiresAt: Date.UTC(2028, 7, 31) }).renewalFrom).toBe(Date.UTC(2028, 1, 29))
  expect(addMonths(Date.UTC(2028, 1, 29), 12)).toBe(Date.UTC(2029, 1, 28))
})
