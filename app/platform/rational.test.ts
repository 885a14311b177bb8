import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  abs,
  add,
  clamp,
  compare,
  div,
  equals,
  exactDecimal,
  formatRational,
  fromNumber,
  max,
  min,
  mul,
  negate,
  ONE,
  parseRational,
  type Rational,
  rational,
  readRational,
  sub,
  sum,
  toDecimal,
  toNumber,
  ZERO,
} from './rational'

const anyRational = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([num, den]) => rational(num, den))
const notZero = anyRational.filter((value) => value.num !== 0n)
const text = (value: Rational | null) => value && formatRational(value)

describe('reading', () => {
  it.each([
    ['0', '0/1'],
    ['-0', '0/1'],
    ['3', '3/1'],
    ['+3', '3/1'],
    ['0.25', '1/4'],
    ['.5', '1/2'],
    ['-1.50', '-3/2'],
    ['1.5e3', '1500/1'],
    ['2E-2', '1/50'],
    ['50%', '1/2'],
    ['33.3 %', '333/1000'],
    ['-100%', '-1/1'],
    ['2/6', '1/3'],
    ['-4/2', '-2/1'],
    ['  7 ', '7/1'],
  ])('reads %s as %s', (given, expected) => expect(text(parseRational(given))).toBe(expected))

  it.each(['', '.', '-', '1.', 'e5', '1e', '1e9999', '1/0', '1/-2', '1,5', '0x10', '1 2', 'NaN', '9'.repeat(201)])(
    'refuses %s',
    (given) => expect(parseRational(given)).toBeNull(),
  )

  it('throws where a stored text must be a fraction', () => expect(() => readRational('half')).toThrow(RangeError))
  it('throws on a zero denominator', () => expect(() => rational(1, 0)).toThrow(RangeError))
  it('takes the printed decimal of a number', () => expect(text(fromNumber(0.7))).toBe('7/10'))
  it('moves the sign to the numerator', () => expect(text(rational(1, -2))).toBe('-1/2'))
})

describe('rounding for display', () => {
  it.each([
    ['1/8', 2, '0.13'],
    ['-1/8', 2, '-0.13'],
    ['1/3', 4, '0.3333'],
    ['2/3', 0, '1'],
    ['5/2', 0, '3'],
    ['-1/1000', 2, '0.00'],
    ['199/200', 2, '1.00'],
    ['12/1', 1, '12.0'],
  ] as const)('shows %s with %i decimals as %s', (given, decimals, expected) =>
    expect(toDecimal(readRational(given), decimals)).toBe(expected),
  )

  it.each([
    ['1/8', '0.125'],
    ['-7/2', '-3.5'],
    ['10/1', '10'],
    ['1/3', null],
    ['1/700', null],
    ['1/1024', '0.0009765625'],
  ])('writes %s exactly as %s', (given, expected) => expect(exactDecimal(readRational(given))).toBe(expected))
})

describe('numbers of any size', () => {
  it('stays finite where both parts overflow a double', () =>
    expect(toNumber(rational(10n ** 400n, 3n * 10n ** 399n))).toBeCloseTo(10 / 3, 10))
  it('overflows to infinity like a double', () => expect(toNumber(rational(-(10n ** 400n)))).toBe(-Infinity))
  it('underflows to zero', () => expect(toNumber(rational(1n, 10n ** 400n))).toBe(0))
})

describe('laws', () => {
  it('stores and reads back the same value', () =>
    fc.assert(fc.property(anyRational, (a) => equals(readRational(formatRational(a)), a))))

  it('keeps lowest terms', () =>
    fc.assert(
      fc.property(anyRational, fc.bigInt({ min: 1n, max: 1000n }), (a, k) => {
        expect(rational(a.num * k, a.den * k)).toEqual(a)
      }),
    ))

  it('adds and multiplies as a field', () =>
    fc.assert(
      fc.property(anyRational, anyRational, notZero, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a))
        expect(mul(a, b)).toEqual(mul(b, a))
        expect(sub(add(a, b), b)).toEqual(a)
        expect(div(mul(a, c), c)).toEqual(a)
        expect(mul(add(a, b), c)).toEqual(add(mul(a, c), mul(b, c)))
        expect(add(a, negate(a))).toEqual(ZERO)
        expect(div(c, c)).toEqual(ONE)
      }),
    ))

  it('orders totally and agrees with doubles that differ', () =>
    fc.assert(
      fc.property(anyRational, anyRational, (a, b) => {
        expect(compare(a, b)).toBe(-compare(b, a) || 0)
        expect(compare(min(a, b), max(a, b))).toBeLessThanOrEqual(0)
        const [x, y] = [toNumber(a), toNumber(b)]
        if (Math.abs(x - y) > 1e-6 * Math.max(Math.abs(x), Math.abs(y))) expect(compare(a, b)).toBe(x < y ? -1 : 1)
      }),
    ))

  it('clamps into the interval and leaves what is inside', () =>
    fc.assert(
      fc.property(anyRational, (a) => {
        const inside = clamp(a, ZERO, ONE)
        expect(compare(inside, ZERO)).toBeGreaterThanOrEqual(0)
        expect(compare(inside, ONE)).toBeLessThanOrEqual(0)
        expect(clamp(inside, ZERO, ONE)).toEqual(inside)
      }),
    ))

  it('sums the same in any order', () =>
    fc.assert(
      fc.property(fc.array(anyRational), (list) => {
        expect(sum(list)).toEqual(sum([...list].reverse()))
      }),
    ))

  it('rounds to within half a unit of the last decimal', () =>
    fc.assert(
      fc.property(anyRational, fc.integer({ min: 0, max: 6 }), (a, decimals) => {
        const error = abs(sub(readRational(toDecimal(a, decimals)), a))
        expect(compare(error, rational(1n, 2n * 10n ** BigInt(decimals)))).toBeLessThanOrEqual(0)
      }),
    ))

  it('writes exact decimals that read back exactly', () =>
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 9n), 10n ** 9n), fc.integer({ min: 0, max: 9 }), (num, power) => {
        const value = rational(num, 10n ** BigInt(power))
        expect(readRational(exactDecimal(value) ?? '')).toEqual(value)
      }),
    ))
})
