import { expect, test } from 'vitest'
import { known, unknown } from './figure'
import { trialVerdict, verdictOf } from './verdict'

const figures = (n: number, facility: number, discrimination: number) => ({
  n,
  facilityIndex: known(facility),
  discriminationIndex: known(discrimination),
})
const fine = { distractorBeatsKey: false, longestIsRight: false }

test.each([
  [figures(30, 0.2, 0), []],
  [figures(30, 0.95, 40), []],
  [figures(30, 0.199, 40), ['too-hard']],
  [figures(30, 0.951, 40), ['too-easy']],
  [figures(30, 0.5, -0.1), ['negative-discrimination']],
  [figures(30, 0.1, -1), ['negative-discrimination', 'too-hard']],
  // One attempt less than what a verdict takes
  [figures(29, 0.1, -1), []],
])('%o has the flags %o', (one, flags) => {
  expect(verdictOf(one, fine)).toEqual({ flags, held: one.n < 30 })
})

test('with few attempts only the text speaks', () => {
  expect(verdictOf(figures(5, 0.5, 20), { distractorBeatsKey: true, longestIsRight: true })).toEqual({
    flags: ['longest-is-right'],
    held: true,
  })
})

test.each([
  [figures(29, 0.5, 40), { verdict: 'held' }],
  [figures(30, 0.5, 20), { verdict: 'ready' }],
  [figures(30, 0.5, 19.9), { verdict: 'not-yet', reasons: ['weak-discrimination'] }],
  [figures(30, 0.5, -5), { verdict: 'not-yet', reasons: ['negative-discrimination'] }],
  [figures(30, 0.97, 40), { verdict: 'not-yet', reasons: ['too-easy'] }],
  [
    { ...figures(30, 0.5, 0), discriminationIndex: unknown('same-rest') },
    { verdict: 'not-yet', reasons: ['no-discrimination'] },
  ],
])('a trial of %o', (one, verdict) => {
  expect(trialVerdict(one, verdictOf(one, fine))).toEqual(verdict)
})
