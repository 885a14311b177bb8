import { describe, expect, test } from 'vitest'
import type { ReviewLevel } from './blueprint'
import { reviewOf } from './review-policy'

const levels: ReviewLevel[] = ['nothing', 'right-wrong', 'key']
const policies = levels.flatMap((afterSubmit) => [
  { afterSubmit, keyAfterLastAttempt: false },
  { afterSubmit, keyAfterLastAttempt: true },
])
const ended = { state: 'closed' as const, retakesRemain: false, isSitting: false }

describe('what a review shows', () => {
  test.each(policies)('nothing of a running attempt, whatever the policy says: %j', (policy) => {
    const { show, reason } = reviewOf(policy, { ...ended, state: 'open' })
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
    expect(reviewOf(policy, { ...ended, retakesRemain: true })).toEqual({
      show: { marks: true, rightWrong: true, answers: false, feedback: false },
      reason: 'key-while-retakes-remain',
    })
  })

  test('a policy of nothing shows not even right and wrong before the key is due', () => {
    const policy = { afterSubmit: 'nothing' as const, keyAfterLastAttempt: true }
    expect(reviewOf(policy, { ...ended, retakesRemain: true }).show.rightWrong).toBe(false)
  })
})
