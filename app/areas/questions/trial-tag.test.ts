import { expect, test } from 'vitest'
import { asInFiles, isTaggedTrial, withoutTrialTag } from './trial-tag'

test.each([
  ['trial', ['a'], ['a', 'state:trial']],
  ['trial', ['state:trial', 'a'], ['state:trial', 'a']],
  ['live', ['state:trial', 'a'], ['a']],
  ['live', ['a'], ['a']],
  ['retired', ['state:trial'], []],
] as const)('a question that is %s and tagged %j leaves with %j', (state, tags, expected) => {
  const question = asInFiles({ tags: [...tags] }, state)
  expect(question.tags).toEqual(expected)
  expect(isTaggedTrial(question)).toBe(state === 'trial')
  expect(withoutTrialTag(question).tags).toEqual(expected.filter((tag) => tag !== 'state:trial'))
})
