import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { markOwnResponse } from '../answer-question'
import { type Question, questionSchema } from '../registry'
import { acceptAnswer } from './accept-answer'
import { withKeyOf } from './with-key-of'

const text = (words: string) => ({ format: 'plain', text: words })
const base = (type: string) => ({ v: 1, type, title: 'Q', stem: text('Which one?'), tags: [] })
const choice = (options: [id: string, words: string, fraction: string][], type = 'single-choice'): Question =>
  questionSchema.parse({
    ...base(type),
    ...(type === 'multiple-response' ? { marking: 'weighted' } : {}),
    options: options.map(([id, words, fraction]) => ({ id, text: text(words), fraction })),
  })
const earned = (question: Question, own: unknown) => formatRational(markOwnResponse(question, own).fraction)

describe('the key of another version', () => {
  const asked = choice([
    ['o1', 'Raw body', '1/1'],
    ['o2', 'Parsed body', '0/1'],
    ['o3', 'Headers', '0/1'],
  ])
  const keyed = (...options: [string, string, string][]) => {
    const exchange = withKeyOf(asked, choice(options))
    return exchange.ok ? { ...exchange, key: keyOf(exchange.question) } : exchange
  }
  const keyOf = (question: Question) =>
    question.type === 'single-choice'
      ? question.options.filter(({ fraction }) => fraction === '1/1').map(({ id }) => id)
      : []

  it('counts for the options that were asked', () =>
    expect(keyed(['o1', 'Raw body', '0/1'], ['o2', 'Parsed body', '1/1'], ['o3', 'Headers', '0/1'])).toMatchObject({
      ok: true,
      key: ['o2'],
      sameWords: true,
    }))
  it('finds options by their words where a file has moved them to other lines', () =>
    expect(keyed(['o1', 'Headers', '1/1'], ['o2', 'Raw body', '0/1'], ['o3', 'Parsed body', '0/1'])).toMatchObject({
      key: ['o3'],
      sameWords: true,
    }))
  it('takes a reworded option by its id, and says that the words differ', () =>
    expect(keyed(['o1', 'Raw body', '0/1'], ['o2', 'The parsed body', '1/1'], ['o3', 'Headers', '0/1'])).toMatchObject({
      key: ['o2'],
      sameWords: false,
    }))
  it.each([
    [
      'one option fewer',
      [
        ['o1', 'Raw body', '1/1'],
        ['o2', 'Parsed body', '0/1'],
      ],
    ],
    [
      'another option',
      [
        ['o1', 'Raw body', '1/1'],
        ['o2', 'Parsed body', '0/1'],
        ['o4', 'Nothing', '0/1'],
      ],
    ],
  ] as [string, [string, string, string][]][])('is refused with %s', (_what, options) =>
    expect(keyed(...options)).toEqual({ ok: false, reason: 'other-parts' }),
  )
  it('is refused of another type', () =>
    expect(withKeyOf(asked, questionSchema.parse({ ...base('true-false'), answer: true }))).toEqual({
      ok: false,
      reason: 'other-type',
    }))
  it('whatever the lines of the other version, the same words earn the same', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 2, maxLength: 6 }),
        fc.infiniteStream(fc.nat()),
        (words, chance) => {
          const lines = (list: readonly string[]) =>
            list.map((word, at) => [`o${at + 1}`, word, word === words[0] ? '1/1' : '0/1'] as [string, string, string])
          const moved = words
            .map((word) => ({ word, by: chance.next().value }))
            .sort((a, b) => Number(a.by) - Number(b.by))
          const exchange = withKeyOf(choice(lines(words)), choice(lines(moved.map(({ word }) => word))))
          expect(exchange).toMatchObject({ ok: true, sameWords: true })
          if (exchange.ok)
            for (const [at] of words.entries())
              expect(earned(exchange.question, { choice: `o${at + 1}` })).toBe(at === 0 ? '1/1' : '0/1')
        },
      ),
    ))
})

describe('an accepted answer', () => {
  const numeric = questionSchema.parse({
    ...base('numeric'),
    tolerance: 'nominal',
    answers: [{ value: '5', margin: '0', fraction: '1/1' }],
    units: {
      required: false,
      list: [
        { symbol: 's', factor: '1' },
        { symbol: 'ms', factor: '0.001' },
      ],
    },
  })
  const typed = questionSchema.parse({
    ...base('short-answer'),
    caseSensitive: false,
    answers: [{ pattern: 'hmac', fraction: '1/1' }],
  })
  const marked = (question: Question, answer: unknown, own: unknown) => {
    const accepted = acceptAnswer(question, answer)
    return accepted && (accepted.matches?.(own) ? '1/1' : earned(accepted.question, own))
  }
  const one = choice([
    ['o1', 'A', '1/1'],
    ['o2', 'B', '0/1'],
  ])
  const many = choice(
    [
      ['o1', 'A', '1/2'],
      ['o2', 'B', '1/2'],
      ['o3', 'C', '-1/1'],
    ],
    'multiple-response',
  )

  it.each([
    [one, { choice: 'o2' }, { choice: 'o2' }, '1/1'],
    [one, { choice: 'o2' }, { choice: 'o1' }, '1/1'],
    [many, { choices: ['o3', 'o1'] }, { choices: ['o1', 'o3'] }, '1/1'],
    [many, { choices: ['o3', 'o1'] }, { choices: ['o1'] }, '1/2'],
    [numeric, { text: '6000', unit: 'ms' }, { text: '6 s' }, '1/1'],
    [numeric, { text: '6' }, { text: '۶٫۰' }, '1/1'],
    [numeric, { text: '6' }, { text: '7' }, '0/1'],
    [typed, { text: 'SHA*' }, { text: 'sha*' }, '1/1'],
    [typed, { text: 'SHA*' }, { text: 'sha256' }, '0/1'],
    [typed, { text: 'sha' }, { text: 'HMAC' }, '1/1'],
  ] as const)('%#', (question, answer, own, fraction) => expect(marked(question, answer, own)).toBe(fraction))

  it.each([
    [one, { choice: null }],
    [one, { choice: 'o9' }],
    [numeric, { text: 'five' }],
    [numeric, { text: '5 min' }],
    [typed, { text: '  ' }],
    [typed, 7],
  ])('%# cannot be accepted', (question, answer) => expect(acceptAnswer(question, answer)).toBeNull())
})
