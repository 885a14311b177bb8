import { describe, expect, it } from 'vitest'
import { type Question, questionSchema } from '../../registry'
import { planChange } from './plan-change'
import { readWanted, wantsNothing } from './wanted'

const question = (of: object = {}): Question =>
  questionSchema.parse({
    v: 1,
    type: 'true-false',
    title: 'Retry',
    stem: { format: 'plain', text: 'It is sent again.' },
    tags: ['webhooks'],
    difficulty: 'easy',
    answer: true,
    ...of,
  })
const one = { id: 'id', externalId: 'q', state: 'trial', number: 3, question: question() } as const
const plan = (address: string, of: Partial<Parameters<typeof planChange>[2]> = {}) => {
  const [planned] = planChange([one], readWanted(new URLSearchParams(address)), { taken: new Set(), ...of })
  const { after, state, moves, left } = planned ?? {}
  return [
    left ?? [after?.difficulty, after?.objective, after?.tags.join(' '), state?.after, moves].map(String).join(' | '),
  ]
}

describe('a change of many', () => {
  it.each([
    ['', 'nothing-new'],
    ['to-objective=x', 'nothing-new'],
    ['set=objective&to-objective=retry', 'easy | retry | webhooks | undefined | false'],
    ['set=difficulty&to-difficulty=hard', 'hard | undefined | webhooks | undefined | false'],
    ['set=difficulty&to-difficulty=', 'undefined | undefined | webhooks | undefined | false'],
    ['set=difficulty&to-difficulty=easy', 'nothing-new'],
    ['add-tags=retry%0Awebhooks', 'easy | undefined | webhooks retry | undefined | false'],
    ['add-tags=retry&remove-tags=webhooks', 'easy | undefined | retry | undefined | false'],
    ['remove-tags=none', 'nothing-new'],
    ['set=objective&to-objective=Not+an+id', 'not-valid'],
    ['to-state=live', 'undefined | undefined | undefined | live | false'],
    ['to-state=trial', 'nothing-new'],
    ['to-pool=other', 'undefined | undefined | undefined | undefined | true'],
  ])('%j: %s', (address, expected) => expect(plan(address)).toEqual([expected]))

  it('leaves alone what the other pool has already', () =>
    expect(plan('to-pool=other', { taken: new Set(['q']) })).toEqual(['id-in-pool']))
  it('leaves alone what somebody changed since it was shown', () => {
    expect(plan('to-state=live', { expected: new Map([['q', 2]]) })).toEqual(['changed-meanwhile'])
    expect(plan('to-state=live', { expected: new Map([['q', 3]]) })).not.toEqual(['changed-meanwhile'])
  })
})

it.each([
  ['', true],
  ['set=objective', false],
  ['to-state=lost', true],
  ['add-tags=+%0A+', true],
])('%j wants nothing: %s', (address, expected) =>
  expect(wantsNothing(readWanted(new URLSearchParams(address)))).toBe(expected),
)
