import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addMonths } from '~/platform/calendar'
import { decideIssue, type HeldCertificate } from './decide-issue'

const passedAt = Date.UTC(2027, 5, 1, 12)
const definition = { prerequisites: [] as string[], validityMonths: 24 as number | undefined }
const held = (of: Partial<HeldCertificate> = {}): HeldCertificate => ({
  id: 'old',
  certification: 'associate',
  state: 'active',
  expiresAt: Date.UTC(2027, 8, 1, 12),
  renewalFrom: Date.UTC(2027, 2, 1, 12),
  ...of,
})
const decide = (certificates: HeldCertificate[], of: Partial<typeof definition> = {}) =>
  decideIssue({ ...definition, ...of }, 'associate', {
    held: certificates,
    alsoHeld: [],
    passedAt,
    decidedAt: passedAt,
  })

describe('the first', () => {
  it('counts from the pass', () => {
    expect(decide([])).toEqual({ issue: true, expiresAt: Date.UTC(2029, 5, 1, 12), renews: null, reason: 'first' })
  })
  it('has no end where the definition names none', () => {
    expect(decide([], { validityMonths: undefined })).toMatchObject({ expiresAt: null })
  })
  it.each(['expired', 'revoked', 'superseded'] as const)('after one that is %s, it is a first one again', (state) => {
    expect(decide([held({ state })])).toMatchObject({ renews: null, reason: 'first' })
  })
  it('another certification is not renewed by it', () => {
    expect(decide([held({ certification: 'partner-practice' })])).toMatchObject({ renews: null })
  })
})

describe('a renewal', () => {
  it('inside the window counts from the old end', () => {
    expect(decide([held({ state: 'in-renewal' })])).toEqual({
      issue: true,
      expiresAt: Date.UTC(2029, 8, 1, 12),
      renews: 'old',
      reason: 'renewed-in-window',
    })
  })
  it('before the window counts from the pass', () => {
    expect(decide([held()])).toEqual({
      issue: true,
      expiresAt: Date.UTC(2029, 5, 1, 12),
      renews: 'old',
      reason: 'renewed-outside-window',
    })
  })
  it('soon after one in the window does not end before that one', () => {
    const expiresAt = Date.UTC(2029, 8, 1)
    expect(decide([held({ expiresAt })])).toMatchObject({ expiresAt, renews: 'old' })
  })
  it('of one that does not end does not bring an end', () => {
    expect(decide([held({ expiresAt: null, renewalFrom: null })])).toMatchObject({ expiresAt: null, renews: 'old' })
  })
  it('takes the place of the one that lasts longest', () => {
    const later = held({ id: 'later', expiresAt: Date.UTC(2028, 0, 1) })
    expect(decide([held(), later])).toMatchObject({ renews: 'later' })
    expect(decide([held({ id: 'endless', expiresAt: null }), later])).toMatchObject({ renews: 'endless' })
  })
  it('never makes what is held end earlier', () => {
    const state = fc.constantFrom('active' as const, 'in-renewal' as const)
    fc.assert(
      fc.property(
        state,
        fc.integer({ min: 1, max: 4e11 }),
        fc.integer({ min: 1, max: 120 }),
        (state, ahead, months) => {
          const expiresAt = passedAt + ahead
          const decision = decide([held({ state, expiresAt })], { validityMonths: months })
          expect(decision.issue && decision.expiresAt).toBeGreaterThanOrEqual(expiresAt)
          expect(decision.issue && decision.expiresAt).toBeGreaterThanOrEqual(addMonths(passedAt, months))
        },
      ),
    )
  })
})

describe('prerequisites', () => {
  const asks = { prerequisites: ['associate', 'partner-practice'] }
  const both = [held(), held({ id: 'b', certification: 'partner-practice' })]
  const decideFor = (certificates: HeldCertificate[], alsoHeld: string[] = [], decidedAt = passedAt) =>
    decideIssue({ ...definition, ...asks }, 'professional', { held: certificates, alsoHeld, passedAt, decidedAt })

  it('that are held open the way', () => expect(decideFor(both)).toMatchObject({ issue: true, reason: 'first' }))
  it('in their renewal window still count', () => {
    expect(decideFor(both.map((one) => ({ ...one, state: 'in-renewal' }))).issue).toBe(true)
  })
  it('that are missing are named', () => {
    expect(decideFor([held()])).toEqual({
      issue: false,
      reason: 'prerequisites-missing',
      missing: ['partner-practice'],
    })
    expect(decideFor([])).toMatchObject({ missing: ['associate', 'partner-practice'] })
  })
  it.each(['expired', 'revoked', 'superseded'] as const)('that are %s are missing', (state) => {
    expect(decideFor(both.map((one) => ({ ...one, state })))).toMatchObject({ issue: false })
  })
  it('that were held at the start are held, whatever happened to them since', () => {
    const ended = both.map((one) => ({ ...one, state: 'expired' as const }))
    expect(decideFor(ended, ['associate', 'partner-practice'])).toMatchObject({ issue: true })
    expect(decideFor(ended, ['associate'])).toMatchObject({ missing: ['partner-practice'] })
  })
  it('may be held at different moments that count', () => {
    expect(decideFor([held()], ['partner-practice'])).toMatchObject({ issue: true })
  })

  const end = addMonths(passedAt, 24)
  it.each([
    ['the moment before it would have ended', end - 1, { issue: true, expiresAt: end }],
    ['the end itself', end, { issue: false, reason: 'outlived', expiredAt: end }],
  ] as const)('that come to be held at %s: validity counts from the pass', (_, decidedAt, decision) => {
    expect(decideFor([], asks.prerequisites, decidedAt)).toMatchObject(decision)
  })
  it('are waited for without end where the certificate has none', () => {
    const definition = { ...asks, validityMonths: undefined }
    expect(
      decideIssue(definition, 'professional', {
        held: [],
        alsoHeld: asks.prerequisites,
        passedAt,
        decidedAt: Number.MAX_SAFE_INTEGER,
      }),
    ).toMatchObject({ issue: true, expiresAt: null })
  })
})
