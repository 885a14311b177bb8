import { expect, test } from 'vitest'
import { suggestedChange } from './suggested-change'

const version = (number: number, attempts: number, fits = true) => ({
  ...{ id: `v${number}`, number, title: 'Q', createdAt: number },
  ...{ attempts, fits },
})
const answers = [{ value: '{"text":"pond"}', words: [], count: 2 }]
const appeal = (answer: string | null, versionId = 'v1') => ({
  id: 'a',
  personName: 'Omid',
  words: '',
  versionId,
  answer,
})

test('a newer version that fits has the key for those before it', () => {
  const form = { versions: [version(2, 1), version(1, 3)], answers, appeal: null }
  expect(suggestedChange(form, null)).toMatchObject({ kind: 'use-version', version: 'v2', versions: ['v1'], exam: '' })
})

test('without one, an answer is accepted where the question was asked', () => {
  const form = { versions: [version(2, 0, false), version(1, 3)], answers, appeal: null }
  expect(suggestedChange(form, 'x')).toMatchObject({ kind: 'accept', answer: '', versions: ['v1'], exam: 'x' })
})

test('an appeal asks for its own answer, in its own version', () => {
  const form = { versions: [version(2, 1), version(1, 3)], answers, appeal: appeal('{"text":"pond"}', 'v2') }
  expect(suggestedChange(form, null)).toMatchObject({
    kind: 'accept',
    answer: '{"text":"pond"}',
    versions: ['v1', 'v2'],
  })
})

test('an appeal whose answer cannot be chosen leaves the kind to the versions', () => {
  const form = { versions: [version(2, 1), version(1, 3)], answers: [], appeal: appeal(null) }
  expect(suggestedChange(form, null)).toMatchObject({ kind: 'use-version', versions: ['v1'] })
})
