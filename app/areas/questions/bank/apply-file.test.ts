import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyFile, type FileQuestion, type StandingQuestion } from './apply-file'

const file = (hash: string, state: FileQuestion['state'] = 'live'): FileQuestion => ({ externalId: 'q', hash, state })
const now = (hash: string, of: Partial<StandingQuestion> = {}): StandingQuestion => ({
  externalId: 'q',
  hash,
  state: 'live',
  fileHash: 'a',
  fileState: 'live',
  ...of,
})
const text = (said: FileQuestion, standing: StandingQuestion) => {
  const [decision] = applyFile([said], [standing]).decisions
  return [decision?.text, decision?.overtakes, decision?.state]
}

describe('the text of a question', () => {
  it.each([
    ['is new in the file', file('a'), null, 'add', false],
    ['is unchanged on both sides', file('a'), now('a'), 'keep', false],
    ['was edited in the browser, and the file is as it was', file('a'), now('b'), 'keep', false],
    ['was changed in the file only', file('c'), now('a'), 'version', false],
    ['was changed on both sides', file('c'), now('b'), 'version', true],
    ['was changed on both sides, to the same', file('b'), now('b'), 'note', false],
    ['was made in the browser, and a file takes up its name', file('c'), now('b', { fileHash: null }), 'version', true],
  ])('%s', (_what, said, standing, expected, overtakes) => {
    const [decision] = applyFile([said], standing ? [standing] : []).decisions
    expect([decision?.text, decision?.overtakes]).toEqual([expected, overtakes])
  })
})

describe('the state of a question', () => {
  it.each([
    ['the file says nothing new: a question retired in the browser stays so', 'live', 'live', 'retired', undefined],
    ['the file says nothing new: one set live in the browser stays so', 'trial', 'trial', 'live', undefined],
    ['the file says something new', 'live', 'trial', 'trial', 'live'],
    ['the file has it back', 'live', 'retired', 'retired', 'live'],
    ['both say the same', 'live', 'trial', 'live', undefined],
  ] as const)('%s', (_what, said, before, standing, expected) =>
    expect(text(file('a', said), now('a', { fileState: before, state: standing }))).toEqual(['keep', false, expected]),
  )
})

describe('a question that is not in the file', () => {
  it.each([
    ['was in it before', now('a'), [{ externalId: 'q', moves: true }]],
    [
      'was in it before, and somebody has retired it already',
      now('a', { state: 'retired' }),
      [{ externalId: 'q', moves: false }],
    ],
    ['has been gone since', now('a', { fileState: 'retired', state: 'live' }), []],
    ['was made in the browser', now('b', { fileHash: null, fileState: null }), []],
  ])('%s', (_what, standing, gone) => expect(applyFile([], [standing]).gone).toEqual(gone))
})

it('does nothing when the same file is applied again, whatever people did in between', () => {
  const hash = fc.constantFrom('a', 'b', 'c')
  const state = fc.constantFrom('trial' as const, 'live' as const)
  const ids = fc.uniqueArray(fc.constantFrom('q1', 'q2', 'q3'))
  fc.assert(
    fc.property(ids, hash, state, hash, fc.constantFrom('trial', 'live', 'retired'), (named, said, as, stands, is) => {
      const questions = named.map((externalId) => ({ externalId, hash: said, state: as }))
      const standing = named.map((externalId) => ({
        externalId,
        hash: stands,
        state: is as StandingQuestion['state'],
        fileHash: said,
        fileState: as,
      }))
      const { decisions, gone } = applyFile(questions, standing)
      expect(decisions.filter((decision) => decision.text !== 'keep' || decision.state)).toEqual([])
      expect(gone).toEqual([])
    }),
  )
})
