import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRational, rational, readRational, toDecimal } from '~/platform/rational'
import { markOwnResponse, parseResponseForm } from '../../answer-question'
import { type Question, questionSchema } from '../../registry'
import { accepts } from './mark'
import { readQuantity } from './read-number'

/** Any UTF-16 code unit, lone surrogates and controls included. */
const anyCodeUnit = fc.nat(0xffff).map((code) => String.fromCharCode(code))

describe('reading a number', () => {
  it.each([
    ['42', ['42/1']],
    [' -3.5 ', ['-7/2']],
    ['+.5', ['1/2']],
    ['5.', ['5/1']],
    ['3,14', ['157/50']],
    ['0,125', ['1/8']],
    ['1,234', ['617/500', '1234/1']],
    ['1.234', ['617/500']],
    ['1,234.5', ['2469/2']],
    ['1.234,5', ['2469/2']],
    ['1,234,567', ['1234567/1']],
    ['1.234.567', ['1234567/1']],
    ['1 234 567', ['1234567/1']],
    ['1\u00a0234', ['1234/1']],
    ["1'234.5", ['2469/2']],
    ['1’234', ['1234/1']],
    ['۱۲٫۵', ['25/2']],
    ['١٬٢٣٤٫٥', ['2469/2']],
    ['−۵', ['-5/1']],
    ['\u200f۱۲\u200f', ['12/1']],
    ['1e3', ['1000/1']],
    ['1.5E-3', ['3/2000']],
    ['1.5 × 10^3', ['1500/1']],
    ['2*10^-2', ['1/50']],
    ['3·10⁴', ['30000/1']],
    ['10⁻² m', ['1/100']],
    ['-10^3', ['-1000/1']],
    ['007', ['7/1']],
  ] as const)('%j', (text, readings) =>
    expect(readQuantity(text)?.readings.map(formatRational) ?? null).toEqual(readings),
  )

  it.each([
    '',
    'x',
    '-',
    '.',
    ',',
    '1,2,3',
    '12,34,567',
    '1.2.3',
    '1 2',
    '1,,2',
    '1..2',
    '--1',
    '1e9999',
    'e3',
    '1-2',
    '3/4',
    '2^3',
    'NaN',
    'Infinity',
  ])('refuses %j', (text) => {
    const quantity = readQuantity(text)
    expect(quantity === null || quantity.unit !== '').toBe(true)
  })

  it.each([
    ['12 kB', 'kB'],
    ['12kB', 'kB'],
    ['50%', '%'],
    ['€ 5', '€'],
    ['5 m/s', 'm/s'],
    ['۵ ثانیه', 'ثانیه'],
    ['1.5e3 ms', 'ms'],
    ['5 e', 'e'],
  ])('%j has the unit %j', (text, unit) => expect(readQuantity(text)?.unit).toBe(unit))

  it('reads back every decimal in every script', () =>
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 6 }), (digits, power) => {
        const value = rational(digits, 10 ** power)
        const text = toDecimal(value, power)
        const persian = text.replace('.', '٫').replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '')
        for (const form of [text, persian, text.replace('.', ',')])
          expect(readQuantity(form)?.readings[0]).toEqual(value)
      }),
    ))

  it('never throws', () =>
    fc.assert(
      fc.property(fc.string({ unit: anyCodeUnit, maxLength: 200 }), (text) => {
        readQuantity(text)
      }),
    ))
})

describe('a margin', () => {
  it.each([
    ['nominal', '10', '0.5', ['9.5', '10.5'], ['9.4999', '10.5001']],
    ['nominal', '0', '0.1', ['-0.1', '0.1'], ['0.1001']],
    ['relative', '200', '0.01', ['198', '202'], ['197.999', '202.001']],
    ['relative', '-200', '0.01', ['-202', '-198'], ['-197.9', '198']],
    ['geometric', '10', '1', ['5', '20'], ['4.99', '20.01', '-10']],
    ['geometric', '-10', '1', ['-20', '-5'], ['-20.01', '5']],
    ['geometric', '0', '1', ['0'], ['0.0001']],
    ['nominal', '3', '0', ['3', '3.000000003', '2.999999997'], ['3.0000001']],
    ['nominal', '0', '0', ['0', String(0.1 + 0.2 - 0.3), '0.00000000000001'], ['0.0000000000001']],
    ['relative', '0.1', '0', ['0.1', '0.1000000001'], ['0.100001']],
  ] as const)('%s of %s by %s', (kind, value, margin, inside, outside) => {
    for (const given of inside) expect(accepts({ value, margin }, kind, readRational(given)), given).toBe(true)
    for (const given of outside) expect(accepts({ value, margin }, kind, readRational(given)), given).toBe(false)
  })

  it('forgives what binary numbers lose', () =>
    expect(accepts({ value: '0.3', margin: '0' }, 'nominal', readRational(String(0.1 + 0.2)))).toBe(true))
})

const ask = (more: object): Question =>
  questionSchema.parse({
    v: 1,
    type: 'numeric',
    title: 'Q',
    stem: { format: 'plain', text: 'Q' },
    tags: [],
    tolerance: 'nominal',
    answers: [
      { value: '1822', margin: '0', fraction: '1/1' },
      { value: '1822', margin: '2', fraction: '1/2' },
    ],
    ...more,
  })
const judged = (question: Question, response: unknown) => {
  const mark = markOwnResponse(question, response)
  return [formatRational(mark.fraction), ...mark.reasons.map(({ code }) => code)]
}

describe('marking', () => {
  it.each([
    ['1822', ['1/1', 'number-accepted']],
    ['1,822', ['1/1', 'number-read-as', 'number-accepted']],
    ['1820', ['1/2', 'number-partly']],
    ['1819.999', ['0/1', 'number-not-accepted']],
    ['about 1822 or so', ['0/1', 'number-unreadable']],
    ['1822 AD', ['0/1', 'unit-unknown']],
    ['', ['0/1', 'not-answered']],
  ])('%j', (text, expected) => expect(judged(ask({}), { text })).toEqual(expected))

  const timed = (required: boolean) =>
    ask({
      tolerance: 'relative',
      answers: [{ value: '27300', margin: '0.01', fraction: '1/1' }],
      units: {
        required,
        list: [
          { symbol: 'seconds', factor: '1' },
          { symbol: 'minutes', factor: '60' },
          { symbol: 'h', factor: '3600' },
        ],
      },
    })
  it.each([
    [{ text: '7.58', unit: 'h' }, ['1/1', 'number-accepted']],
    [{ text: '7,58 h' }, ['1/1', 'number-accepted']],
    [{ text: '455 Minutes' }, ['1/1', 'number-accepted']],
    [{ text: '455 minutes', unit: 'h' }, ['1/1', 'number-accepted']],
    [{ text: '27300' }, ['0/1', 'unit-missing']],
    [{ text: '27300 days' }, ['0/1', 'unit-unknown']],
    [{ text: '455', unit: 'h' }, ['0/1', 'number-not-accepted']],
  ])('%j in units', (response, expected) => expect(judged(timed(true), response)).toEqual(expected))

  it('takes a bare number in the unit of the answers when none is required', () =>
    expect(judged(timed(false), { text: '27300' })).toEqual(['1/1', 'number-accepted']))
})

it('reads a number and its unit from a form', () => {
  const fields: Record<string, string> = { 'q.7': '5', 'q.7.unit': 'h' }
  expect(
    parseResponseForm(
      'numeric',
      'q.7',
      (name) => fields[name] ?? null,
      () => [],
    ),
  ).toEqual({ text: '5', unit: 'h' })
})

it.each(['01', '1.', '1.50', '.5', '1e3', 'x'])('stores no number spelt %j', (value) =>
  expect(() => ask({ answers: [{ value, margin: '0', fraction: '1/1' }] })).toThrow(),
)
