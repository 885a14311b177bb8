import { describe, expect, it } from 'vitest'
import { formatRational } from '~/platform/rational'
import { markOwnResponse, parseResponseForm } from '../../answer-question'
import { questionSchema } from '../../registry'
import type { Marking } from './schema'

const shares = { a: '1/2', b: '1/2', c: '-1/2', d: '0/1', e: '-1/1' }
const ask = (marking: Marking, fractions: Record<string, string> = shares) =>
  questionSchema.parse({
    v: 1,
    type: 'multiple-response',
    title: 'Q',
    stem: { format: 'plain', text: 'Q' },
    tags: [],
    marking,
    options: Object.entries(fractions).map(([id, fraction]) => ({ id, fraction, text: { format: 'plain', text: id } })),
  })
const earned = (marking: Marking, chosen: string, fractions?: Record<string, string>) =>
  formatRational(markOwnResponse(ask(marking, fractions), { choices: [...chosen] }).fraction)

describe.each([
  ['all-or-nothing', { ab: '1/1', ba: '1/1', aabb: '1/1', a: '0/1', abc: '0/1', abd: '0/1', d: '0/1', abcde: '0/1' }],
  ['right-minus-wrong', { ab: '1/1', a: '1/2', ac: '0/1', abc: '1/2', abd: '1/2', abcd: '0/1', cd: '0/1', c: '0/1' }],
  ['weighted', { ab: '1/1', a: '1/2', ac: '0/1', abc: '1/2', abd: '1/1', c: '0/1', abe: '0/1', d: '0/1' }],
] as const)('%s', (marking, table) => {
  it.each(Object.entries(table))('%s earns %s', (chosen, fraction) => expect(earned(marking, chosen)).toBe(fraction))
})

it('adds three thirds to one', () =>
  expect(earned('weighted', 'xyz', { x: '1/3', y: '1/3', z: '1/3', w: '0/1' })).toBe('1/1'))
it('never gives more than everything', () =>
  expect(earned('weighted', 'xy', { x: '1/1', y: '1/2', z: '0/1' })).toBe('1/1'))

it('explains the mark', () => {
  expect(markOwnResponse(ask('all-or-nothing'), { choices: ['a', 'c'] }).reasons).toEqual([
    { code: 'not-exactly-right', params: { wrong: 1, missed: 1 } },
  ])
  expect(markOwnResponse(ask('right-minus-wrong'), { choices: ['c', 'd'] }).reasons).toEqual([
    { code: 'right-minus-wrong', params: { right: 0, wrong: 2, all: 2 } },
    { code: 'not-below-zero' },
  ])
  expect(markOwnResponse(ask('weighted'), { choices: ['a', 'e'] }).reasons).toEqual([
    { code: 'shares-added', params: { share: -0.5, count: 2 } },
    { code: 'not-below-zero' },
  ])
})

it('gives nothing for an option it does not have, even beside right ones', () => {
  const mark = markOwnResponse(ask('weighted'), { choices: ['a', 'b', 'z'] })
  expect([formatRational(mark.fraction), mark.reasons[0]?.code]).toEqual(['0/1', 'unknown-option'])
})

it('takes an empty set for no answer', () => {
  expect(markOwnResponse(ask('weighted'), { choices: [] }).outcome).toBe('not-answered')
  expect(markOwnResponse(ask('weighted'), { choices: [''] }).outcome).toBe('not-answered')
})

it('reads all boxes of its form field', () =>
  expect(
    parseResponseForm(
      'multiple-response',
      'q',
      () => '1',
      () => ['1', '', '3'],
    ),
  ).toEqual({ choices: ['1', '3'] }))
