import { expect, test } from 'vitest'
import { hasRole, isVendorStaff } from './actor'
import { type Entitlement, entitledTo } from './entitlements'
import { AppError, conflict, forbidden, invalid, invariant, isAppError, notFound, tooMany } from './errors'
import { allow, allowIf, authorise, deny } from './policy'

test.each([
  [invalid('a.b'), 422],
  [forbidden('a.b'), 403],
  [notFound('a.b'), 404],
  [conflict('a.b'), 409],
  [tooMany('a.b'), 429],
])('%s', (error, status) => {
  expect([error.code, error.status, isAppError(error)]).toEqual(['a.b', status, true])
})

test('an error of another bundle’s class is recognised, a plain one is not', () => {
  const twin = Object.assign(new Error('a.b'), { [Symbol.for('rung.AppError')]: true, code: 'a.b', status: 404 })
  expect(isAppError(twin)).toBe(true)
  for (const other of [new Error('a.b'), null, undefined, 'a.b', { code: 'a.b', status: 404 }])
    expect(isAppError(other)).toBe(false)
})

test('a verdict of no is an error with its reason as the code; yes is silence', () => {
  expect(() => authorise(deny('exams.not-yours'))).toThrow(AppError)
  expect(() => authorise(allowIf(false, 'exams.not-yours'))).toThrow('exams.not-yours')
  authorise(allow)
  authorise(allowIf(true, 'exams.not-yours'))
})

test('a broken invariant says why it cannot be', () => {
  expect(() => invariant(0, 'zero is impossible here')).toThrow('invariant broken: zero is impossible here')
})

test('nobody and the product itself hold no roles', () => {
  for (const actor of [{ kind: 'anonymous' } as const, { kind: 'system', name: 'x' } as const])
    expect([hasRole(actor, 'administrator', 'learner'), isVendorStaff(actor)]).toEqual([false, false])
})

test.each<[string, Entitlement['value'], boolean]>([
  ['yes', true, true],
  ['a share', 2.5, true],
  ['no', false, false],
  ['nothing', 0, false],
])('a benefit that is %s', (_what, value, granted) => {
  const own = [{ benefit: 'mdf', value, because: 'silver', trackSlug: 'reseller' }]
  expect(entitledTo(own, 'mdf')).toBe(granted)
  expect(entitledTo(own, 'sales-kit')).toBe(false)
})
