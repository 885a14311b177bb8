import { describe, expect, test } from 'vitest'
import { checkAgreement, checkKeep, checkLonger } from './ruling-entry'

const now = Date.UTC(2026, 5, 3, 9)
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)
const reason = 'Asked for in writing.'
const codes = (result: { ok: boolean; problems?: readonly { field: string; code: string }[] }) =>
  (result.problems ?? []).map(({ field, code }) => `${field} ${code}`)

describe('what is typed about a tier', () => {
  test.each([
    ['', reason, []],
    ['2026-06-03', reason, []],
    ['2026-06-02', reason, ['from over-already']],
    ['2027-06-05', reason, ['from too-far']],
    ['3.6.2026', 'no', ['from not-a-date', 'reason too-short']],
    ['', '   ', ['reason missing']],
  ])('an agreement from %j because %j', (from, why, problems) => {
    expect(codes(checkAgreement({ from, reason: why }, { now }))).toEqual(problems)
  })

  test.each([
    ['2026-08-01', 'Otto', []],
    ['', 'Otto', ['until missing']],
    ['2026-06-03', 'Otto', ['until not-after']],
    ['2026-06-20', 'Otto', ['until not-later']],
    ['2029-07-01', 'Otto', ['until too-far']],
    ['2026-08-01', '', ['owner missing']],
  ])('an exception until %j by %j', (until, owner, problems) => {
    expect(codes(checkKeep({ until, owner, reason }, { now, after: day('2026-07-01') }))).toEqual(problems)
  })

  test('an exception is made longer only beyond its end', () => {
    const after = day('2026-08-01')
    expect(checkLonger({ until: '2026-08-02', reason }, { now, after })).toEqual({
      ok: true,
      value: { until: day('2026-08-02'), reason },
    })
    expect(codes(checkLonger({ until: '2026-08-01', reason: '' }, { now, after }))).toEqual([
      'until not-later',
      'reason missing',
    ])
  })
})
