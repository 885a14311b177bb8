import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare, formatRational, max, min, readRational } from '~/platform/rational'
import { bordersOf } from './borders'
import { type GivenMark, settleItem } from './settle-item'

const mark = (kind: GivenMark['kind'], fraction: string): GivenMark => ({ kind, fraction })
const alone = { wantsSecond: false, agreement: readRational('1/10') }
const two = { ...alone, wantsSecond: true }

describe('what the marks of people come to', () => {
  test.each([
    ['none yet', [], alone, 'first'],
    ['one marker', [mark('first', '3/4')], alone, '3/4 one-marker'],
    ['a marker who changed the mark', [mark('first', '3/4'), mark('first', '1/2')], alone, '1/2 one-marker'],
    ['one of two', [mark('first', '3/4')], two, 'second'],
    ['two that agree', [mark('first', '3/4'), mark('second', '7/10')], two, '29/40 two-agreeing'],
    ['two exactly as far apart as allowed', [mark('first', '1/2'), mark('second', '3/5')], two, '11/20 two-agreeing'],
    ['two a little further apart', [mark('first', '1/2'), mark('second', '601/1000')], two, 'deciding'],
    [
      'a third who decides',
      [mark('first', '0/1'), mark('second', '1/1'), mark('deciding', '2/3')],
      two,
      '2/3 deciding',
    ],
    ['a decision where nobody disagreed', [mark('first', '1/2'), mark('deciding', '1/1')], alone, '1/1 deciding'],
  ] as const)('%s', (_name, marks, of, expected) => {
    const settlement = settleItem(marks, of)
    const said = settlement.settled ? `${formatRational(settlement.fraction)} ${settlement.by}` : settlement.waitsFor
    expect(said).toBe(expected)
  })

  test('two markers never give more than the kinder nor less than the stricter, whichever is first', () => {
    const twentieth = fc.integer({ min: 0, max: 20 }).map((part) => `${part}/20`)
    fc.assert(
      fc.property(twentieth, twentieth, (one, other) => {
        const there = settleItem([mark('first', one), mark('second', other)], two)
        const back = settleItem([mark('first', other), mark('second', one)], two)
        expect(back).toEqual(there)
        if (!there.settled) return
        const [low, high] = [min(readRational(one), readRational(other)), max(readRational(one), readRational(other))]
        expect(compare(there.fraction, low)).toBeGreaterThanOrEqual(0)
        expect(compare(there.fraction, high)).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('near a pass mark', () => {
  const section = (share: string, passMark: string | null) => ({
    id: 'a',
    title: 'A',
    mark: '0/1',
    maxMark: '1/1',
    share,
    passMark,
    passed: true,
  })
  test.each([
    ['13/20', [], [{ of: 'total' }]],
    ['3/4', [], [{ of: 'total' }]],
    ['649/1000', [], []],
    ['751/1000', [], []],
    ['9/10', [section('11/20', '1/2')], [{ of: 'section', section: 'A' }]],
    ['9/10', [section('14/25', '1/2')], []],
    ['9/10', [section('1/2', null)], []],
  ])('a total of %s with sections %j', (share, sections, expected) => {
    expect(bordersOf({ share, passMark: '7/10', sections }, readRational('1/20'))).toEqual(expected)
  })
})
