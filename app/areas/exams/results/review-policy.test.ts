import { describe, expect, test } from 'vitest'
import type { ReviewLevel, ReviewSetting } from '../blueprints/review-setting'
import { reviewOf, reviewPhase } from './review-policy'

const levels: ReviewLevel[] = ['nothing', 'right-wrong', 'key']
const policies = levels.flatMap((afterSubmit) => [
  { afterSubmit, keyAfterLastAttempt: false },
  { afterSubmit, keyAfterLastAttempt: true },
])
const HOUR = 3_600_000
const END = Date.UTC(2026, 10, 23, 12)
const ended = {
  state: 'closed' as const,
  submittedAt: END,
  closesAt: null,
  retakesRemain: false,
  isSitting: false,
  now: END,
}

describe('what a review shows', () => {
  test.each(policies)('nothing of a running attempt, whatever the policy says: %j', (policy) => {
    const { show, reason } = reviewOf(policy, { ...ended, state: 'open', submittedAt: null })
    expect(Object.values(show)).toEqual([false, false, false, false])
    expect(reason).toBe('running')
  })

  test.each(policies)('no key and no explanation while retakes remain: %j', (policy) => {
    const { show } = reviewOf(policy, { ...ended, retakesRemain: true })
    expect([show.answers, show.feedback]).toEqual([false, false])
  })

  test.each(policies)('no key while the person sits any exam: %j', (policy) => {
    const { show } = reviewOf(policy, { ...ended, isSitting: true })
    expect([show.answers, show.feedback]).toEqual([false, false])
  })

  test.each<[ReviewLevel, boolean, boolean, string]>([
    ['nothing', false, false, 'nothing-shown'],
    ['nothing', true, true, 'key-shown'],
    ['right-wrong', false, false, 'key-not-shown'],
    ['right-wrong', true, true, 'key-shown'],
    ['key', false, true, 'key-shown'],
  ])(
    '%s, key after the last attempt %s, at the end of the series',
    (afterSubmit, keyAfterLastAttempt, answers, why) => {
      const { show, reason } = reviewOf({ afterSubmit, keyAfterLastAttempt }, ended)
      expect(show.answers).toBe(answers)
      expect(reason).toBe(why)
    },
  )

  test('right and wrong at once after the submit, with the reason why no more', () => {
    const policy = { afterSubmit: 'right-wrong' as const, keyAfterLastAttempt: true }
    expect(reviewOf(policy, { ...ended, retakesRemain: true })).toMatchObject({
      show: { marks: true, rightWrong: true, answers: false, feedback: false },
      reason: 'key-while-retakes-remain',
    })
  })

  test('a policy of nothing shows not even right and wrong before the key is due', () => {
    const policy = { afterSubmit: 'nothing' as const, keyAfterLastAttempt: true }
    expect(reviewOf(policy, { ...ended, retakesRemain: true }).show.rightWrong).toBe(false)
  })
})

describe('the phases of a review', () => {
  const close = END + 48 * HOUR
  const policy = {
    afterSubmit: 'nothing' as ReviewSetting,
    keyAfterLastAttempt: false,
    later: { afterHours: 24, show: ['right-wrong'] as ReviewSetting },
    afterClose: 'key' as ReviewSetting,
  }
  test.each<[string, number, string, string[], number | null]>([
    ['right after the end', 0, 'right-after', [], END + 24 * HOUR],
    ['a millisecond before the hours are over', 24 * HOUR - 1, 'right-after', [], END + 24 * HOUR],
    ['after the hours', 24 * HOUR, 'later', ['rightWrong'], close],
    ['at the close', 48 * HOUR, 'after-close', ['marks', 'rightWrong', 'answers', 'feedback'], null],
  ])('%s', (_name, after, phase, shown, moreFrom) => {
    const decision = reviewOf(policy, { ...ended, closesAt: close, now: END + after })
    expect(decision).toMatchObject({ phase, moreFrom })
    expect(Object.entries(decision.show).flatMap(([part, isShown]) => (isShown ? [part] : []))).toEqual(shown)
  })

  test('a close comes before hours that are not over', () => {
    expect(reviewPhase(policy, { ...ended, closesAt: END - HOUR })).toBe('after-close')
  })

  test('the key stays hidden in every phase while retakes remain, and the parts that are no key are shown', () => {
    const all = { ...policy, afterClose: ['marks', 'answers'] as ReviewSetting }
    const { show, reason } = reviewOf(all, { ...ended, closesAt: END - 1, retakesRemain: true })
    expect(show).toEqual({ marks: true, rightWrong: false, answers: false, feedback: false })
    expect(reason).toBe('key-while-retakes-remain')
  })
})
