import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Question, questionSchema } from '~/areas/questions/registry'
import { deliveredAs } from '../modes/mode-settings'
import type { Change, Correction } from '../regrades/correction'
import type { AnswerSheet } from './answer-sheet'
import { NO_MANUAL_MARKS } from './manual-mark'
import { markAttempt } from './mark-attempt'

const text = (words: string) => ({ format: 'plain', text: words })
const question = (right: string): Question =>
  questionSchema.parse({
    v: 1,
    type: 'single-choice',
    title: 'Q',
    stem: text('Which?'),
    tags: [],
    objective: 'auth',
    lesson: 'course/lesson',
    options: ['a', 'b', 'c'].map((id) => ({ id, text: text(`Option ${id}`), fraction: id === right ? '1/1' : '0/1' })),
  })
const versions = new Map([
  ['q1v1', question('a')],
  ['q1v2', question('b')],
  ['q2v1', question('a')],
])
/** Two questions; the first is answered `first`, the second right. In the attempt's order a is 1, b is 2, c is 3. */
const sheet = (first: unknown): AnswerSheet => ({
  examId: 'exam',
  delivered: deliveredAs({}),
  passMark: '7/10',
  sections: [{ id: 'one', title: 'One' }],
  items: ['q1v1', 'q2v1'].map((versionId, index) => ({
    itemId: `item-${index + 1}`,
    position: index + 1,
    sectionId: 'one',
    versionId,
    question: versions.get(versionId) as Question,
    order: ['a', 'b', 'c'],
    response: index === 0 ? first : { choice: '1' },
    certainty: null,
    tries: [],
    maxMark: '1/1',
    scored: true,
  })),
})
const correction = (change: Change, of: Partial<Correction> = {}): Correction => ({
  regradeId: 'r',
  versionIds: ['q1v1'],
  examId: null,
  change,
  ...of,
})
const marks = (first: unknown, ...corrections: Correction[]) => {
  const { score, items } = markAttempt(sheet(first), { corrections, versions, manual: NO_MANUAL_MARKS })
  return [
    `${score.mark} of ${score.maxMark}`,
    score.passed ? 'passed' : 'failed',
    items[0]?.outcome,
    items[0]?.reasons[0]?.code,
  ]
}
const [a, b, nothing] = [{ choice: '1' }, { choice: '2' }, { choice: null }]
const newKey = correction({ kind: 'use-version', versionId: 'q1v2' })
const accept = correction({ kind: 'accept', answer: { choice: 'b' } })
const leave = correction({ kind: 'drop', how: 'leave-total' })
const credit = correction({ kind: 'drop', how: 'full-marks' })
const weigh = (points: string) => correction({ kind: 'weigh', points })

describe('marking with corrections', () => {
  it.each([
    ['none', a, [], ['2/1 of 2/1', 'passed', 'right', 'chosen-right']],
    ['none', b, [], ['1/1 of 2/1', 'failed', 'wrong', 'chosen-wrong']],
    ['another key', b, [newKey], ['2/1 of 2/1', 'passed', 'right', 'chosen-right']],
    ['another key', a, [newKey], ['1/1 of 2/1', 'failed', 'wrong', 'chosen-wrong']],
    ['an accepted answer', b, [accept], ['2/1 of 2/1', 'passed', 'right', 'chosen-right']],
    ['an accepted answer', a, [accept], ['2/1 of 2/1', 'passed', 'right', 'chosen-right']],
    [
      'another key, and the old answer accepted',
      a,
      [newKey, correction({ kind: 'accept', answer: { choice: 'a' } })],
      ['2/1 of 2/1', 'passed', 'right', 'chosen-right'],
    ],
    ['dropped: the points leave', b, [leave], ['1/1 of 1/1', 'passed', 'wrong', 'chosen-wrong']],
    ['dropped: everybody gets them', b, [credit], ['2/1 of 2/1', 'passed', 'right', 'credit-to-all']],
    ['dropped: everybody gets them', nothing, [credit], ['2/1 of 2/1', 'passed', 'not-answered', 'credit-to-all']],
    ['dropped twice: the later counts', b, [credit, leave], ['1/1 of 1/1', 'passed', 'wrong', 'chosen-wrong']],
    ['fewer points', b, [weigh('1/4')], ['1/1 of 5/4', 'passed', 'wrong', 'chosen-wrong']],
    ['more points', a, [weigh('3/1')], ['4/1 of 4/1', 'passed', 'right', 'chosen-right']],
    ['one of another exam', b, [{ ...newKey, examId: 'other' }], ['1/1 of 2/1', 'failed', 'wrong', 'chosen-wrong']],
    [
      'one of another version',
      b,
      [{ ...newKey, versionIds: ['q1v3'] }],
      ['1/1 of 2/1', 'failed', 'wrong', 'chosen-wrong'],
    ],
  ] as [string, unknown, Correction[], unknown[]][])('%s (%#)', (_what, first, corrections, expected) =>
    expect(marks(first, ...corrections)).toEqual(expected),
  )

  it('a mark by a person outweighs the rule, and credit to all outweighs both', () => {
    const manual = new Map([['item-1', { fraction: '1/3', comment: null }]])
    const mark = (...corrections: Correction[]) => markAttempt(sheet(b), { corrections, versions, manual }).score.mark
    expect([mark(), mark(credit)]).toEqual(['4/3', '2/1'])
  })

  it('what is left when one is taken back does not depend on the order in which different kinds came', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(a, b, { choice: '3' }, nothing),
        fc.shuffledSubarray([newKey, accept, leave, weigh('5/2')]),
        (first, corrections) => {
          expect(marks(first, ...corrections)).toEqual(marks(first, ...corrections.toReversed()))
        },
      ),
    ))

  it('a later attempt at the corrected version and an earlier one agree', () => {
    for (const first of [a, b, nothing]) {
      const later = sheet(first)
      const drawn = later.items.map((item) =>
        item.versionId === 'q1v1' ? { ...item, versionId: 'q1v2', question: question('b') } : item,
      )
      const marked = markAttempt(
        { ...later, items: drawn },
        { corrections: [newKey], versions, manual: NO_MANUAL_MARKS },
      )
      const earlier = markAttempt(later, { corrections: [newKey], versions, manual: NO_MANUAL_MARKS })
      expect(earlier).toEqual(marked)
    }
  })
})
