import { expect, test } from 'vitest'
import { confidentlyWrong } from './confident'
import { type SelectableAttempt, selectAttempts } from './select-attempts'

const attempt = (personId: string, submittedAt: number, share: number, of: Partial<SelectableAttempt> = {}) => ({
  ...{ personId, submittedAt, share, organisationId: 'bluefern', versionId: 'v1' },
  ...of,
})
const attempts = [
  attempt('omid', 20, 0.4, { versionId: 'v2' }),
  attempt('omid', 10, 0.5),
  attempt('omid', 30, 0.5),
  attempt('tove', 15, 0.9, { organisationId: 'tamarack' }),
]

test.each([
  [{ choice: 'first' as const }, [1, 3]],
  [{ choice: 'last' as const }, [2, 3]],
  // of two equally good ones the earlier
  [{ choice: 'best' as const }, [1, 3]],
  // the first attempt was before: a later one does not take its place
  [{ choice: 'first' as const, from: 11 }, [3]],
  [{ choice: 'first' as const, until: 15 }, [1]],
  [{ choice: 'last' as const, organisationId: 'tamarack' }, [3]],
  [{ choice: 'first' as const, versionId: 'v2' }, []],
])('%o measures %o', (selection, places) => expect(selectAttempts(attempts, selection)).toEqual(places))

test('sure and wrong, by partner, worst first', () => {
  const answer = (organisationId: string, certainty: number, fraction: number) => ({
    organisationId,
    certainty,
    fraction,
  })
  expect(
    confidentlyWrong([
      answer('a', 3, 1),
      answer('a', 3, 0),
      answer('a', 1, 0),
      answer('b', 3, 0),
      answer('b', 0, 0),
      answer('c', 2, 0),
      // partly right is not wrong
      answer('c', 3, 0.5),
    ]),
  ).toEqual([
    { organisationId: 'b', asked: 1, sure: 1, sureAndWrong: 1 },
    { organisationId: 'a', asked: 3, sure: 2, sureAndWrong: 1 },
    { organisationId: 'c', asked: 2, sure: 1, sureAndWrong: 0 },
  ])
})
