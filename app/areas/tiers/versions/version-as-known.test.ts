import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type VersionTimes, versionAsKnown } from './version-as-known'

const version = (name: string, effective_at: number, published_at: number, withdrawn_at: number | null = null) => ({
  ...{ name, effective_at, published_at, withdrawn_at },
})
const versions = [
  version('first', 10, 5),
  version('replaced', 50, 20),
  version('replacing', 50, 30),
  version('withdrawn', 60, 32, 40),
  version('late', 15, 80),
]
const nameOn = (on: number, known: number) => versionAsKnown(versions, { on, known })?.name ?? null

test.each([
  [10, 10, 'first'],
  [20, 79, 'first'],
  [20, 80, 'late'],
  [55, 25, 'replaced'],
  [55, 30, 'replacing'],
  [70, 35, 'withdrawn'],
  [70, 40, 'replacing'],
  [9, 90, null],
  [12, 1, 'first'],
])('on %i as known at %i counts: %s', (on, known, expected) => expect(nameOn(on, known)).toBe(expected))

test('nothing that is published or withdrawn later changes an answer', () => {
  const moment = fc.integer({ min: 0, max: 60 })
  const times = fc.tuple(moment, moment, fc.option(fc.nat(30))).map(
    ([effective_at, published_at, after]): VersionTimes => ({
      ...{ effective_at, published_at, withdrawn_at: after === null ? null : published_at + after },
    }),
  )
  fc.assert(
    fc.property(fc.array(times, { minLength: 1 }), moment, moment, (all, on, known) => {
      const first = Math.min(...all.map(({ published_at }) => published_at))
      const then = Math.max(known, first)
      const asOf = all
        .filter(({ published_at }) => published_at <= then)
        .map(({ withdrawn_at, ...rest }) => ({
          ...{ ...rest, withdrawn_at: withdrawn_at !== null && withdrawn_at > then ? null : withdrawn_at },
        }))
      const [answer, answerThen] = [all, asOf].map((some) => versionAsKnown<VersionTimes>(some, { on, known }))
      expect(answer?.published_at).toBe(answerThen?.published_at)
      expect(answer?.effective_at).toBe(answerThen?.effective_at)
    }),
  )
})
