import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AttemptForSaving, acceptSave, compareSequence, type KeptStep, LATE_MS } from './accept-response'
import { GRACE_MS } from './deadline'

const DEADLINE = 1_000_000
const open: AttemptForSaving = { state: 'open', closedBy: null, holder: 'mine', deadlineAt: DEADLINE }
const inTime = { accept: true, late: false }
const late = { accept: true, late: true }

describe('does a save count', () => {
  test.each<[string, Partial<AttemptForSaving>, string, number, unknown]>([
    ['before the deadline', {}, 'mine', DEADLINE - 1, inTime],
    ['at the deadline', {}, 'mine', DEADLINE, inTime],
    ['at the last millisecond of the grace', {}, 'mine', DEADLINE + GRACE_MS, inTime],
    ['a millisecond later', {}, 'mine', DEADLINE + GRACE_MS + 1, late],
    ['without a deadline, always', { deadlineAt: null }, 'mine', Number.MAX_SAFE_INTEGER, inTime],
    ['once the deadline has closed it', { state: 'closed', closedBy: 'deadline' }, 'mine', DEADLINE, late],
    ['at the last moment that is kept', {}, 'mine', DEADLINE + LATE_MS, late],
    ['a millisecond after it', {}, 'mine', DEADLINE + LATE_MS + 1, { accept: false, reason: 'too-late' }],
    [
      'long after the deadline has closed it',
      { state: 'closed', closedBy: 'deadline' },
      'mine',
      DEADLINE + LATE_MS + 1,
      { accept: false, reason: 'too-late' },
    ],
    ['from a place that was taken over', {}, 'other', 0, { accept: false, reason: 'taken-over' }],
    [
      'after it was submitted',
      { state: 'closed', closedBy: 'learner' },
      'mine',
      0,
      { accept: false, reason: 'submitted' },
    ],
    [
      'after it was submitted elsewhere',
      { state: 'closed', closedBy: 'learner' },
      'other',
      0,
      { accept: false, reason: 'submitted' },
    ],
  ])('%s', (_name, of, holder, now, decision) => expect(acceptSave({ ...open, ...of }, holder, now)).toEqual(decision))
})

describe('is a numbered answer news', () => {
  const kept: KeptStep = { sequence: 5, response: '{"choice":"1"}', flagged: false, certainty: null }
  test.each<[string, KeptStep | null, Partial<KeptStep>, string]>([
    ['the first one', null, { sequence: 1 }, 'new'],
    ['a higher number', kept, { sequence: 6 }, 'new'],
    ['the same again', kept, {}, 'repeated'],
    ['the same number with another answer', kept, { response: '{"choice":"2"}' }, 'older'],
    ['the same number with another flag', kept, { flagged: true }, 'older'],
    ['the same number with another certainty', kept, { certainty: 2 }, 'older'],
    ['a lower number', kept, { sequence: 4 }, 'older'],
  ])('%s', (_name, before, of, decision) => expect(compareSequence(before, { ...kept, ...of })).toBe(decision))

  test('in whatever order steps arrive, the highest number stands at the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (numbers) => {
        let standing: KeptStep | null = null
        for (const sequence of numbers) {
          const step = { sequence, response: String(sequence), flagged: false, certainty: null }
          if (compareSequence(standing, step) === 'new') standing = step
        }
        expect(standing?.sequence).toBe(Math.max(...numbers))
      }),
    )
  })
})
