import { expect, test } from 'vitest'
import { sourcesIn } from '../../../test/laws/source-files'
import { ACTIONS, SUBJECTS } from './audit-words'

const texts = sourcesIn(['app'], /\.server\.tsx?$/).map(({ text }) => text)
const found = (pattern: RegExp) =>
  new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')))

test('whatever the product writes into the audit trail has words', () => {
  const actions = found(/\baction: (?:\w[^'\n]*\? )?'([a-z]+\.[a-z-]+)'/g)
  expect(actions.size).toBeGreaterThan(30)
  expect([...actions].filter((action) => !Object.hasOwn(ACTIONS, action))).toEqual([])
})

test('so has whatever an entry is about', () => {
  const subjects = found(/\bsubject: \{ kind: '([a-z-]+)'/g)
  expect(subjects.size).toBeGreaterThan(10)
  expect([...subjects].filter((subject) => !Object.hasOwn(SUBJECTS, subject))).toEqual([])
})
