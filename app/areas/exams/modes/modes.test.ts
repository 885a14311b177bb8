import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { answered, notAnswered, type Outcome } from '~/areas/questions/mark'
import { compare, formatRational, readRational, ZERO } from '~/platform/rational'
import { certaintyMark, certaintyTally } from './certainty-mark'
import { finalMark } from './final-mark'
import { hintsShown, mayAskHint } from './hints-shown'
import { isFinished, mayTry, type Try, triesLeft } from './may-try'
import { deliveredAs, modeProblems } from './mode-settings'

const mark = (fraction: string) => answered(readRational(fraction))
const earned = (penaltyPerTry: string, tries: number | null, made: string[], standing: string | null) =>
  formatRational(
    finalMark({ tries, penaltyPerTry }, made.map(mark), standing === null ? notAnswered : mark(standing)).fraction,
  )

describe('what is earned with several tries', () => {
  test.each<
    [name: string, penalty: string, tries: number | null, made: string[], standing: string | null, earned: string]
  >([
    ['right at once', '1/3', 3, ['1/1'], '1/1', '1/1'],
    ['right at the second try', '1/3', 3, ['0/1', '1/1'], '1/1', '2/3'],
    ['right at the last try', '1/3', 3, ['0/1', '0/1', '1/1'], '1/1', '1/3'],
    ['partly right at the last try', '1/3', 3, ['0/1', '0/1', '3/4'], '3/4', '1/12'],
    ['never below nothing', '1/2', 3, ['0/1', '0/1', '1/2'], '1/2', '0/1'],
    ['the last try counts, not the best', '1/10', 2, ['9/10', '1/2'], '1/2', '2/5'],
    ['unchecked at the end is one more try', '1/3', 3, ['0/1'], '1/1', '2/3'],
    ['partly right, checked and left standing', '1/3', 3, ['1/2'], '1/2', '1/6'],
    ['never checked', '1/3', 3, [], '3/4', '3/4'],
    ['checked, then taken back', '1/3', 3, ['1/2'], null, '0/1'],
    ['after the question ended nothing counts', '1/3', 2, ['0/1', '0/1'], '1/1', '0/1'],
    ['without a penalty, as in practice', '0/1', null, ['0/1', '0/1', '0/1', '1/1'], '1/1', '1/1'],
    ['a penalty of everything', '1/1', 3, ['0/1', '1/1'], '1/1', '0/1'],
  ])('%s', (_name, penalty, tries, made, standing, result) =>
    expect(earned(penalty, tries, made, standing)).toBe(result),
  )

  const share = fc.constantFrom('0/1', '1/3', '1/2', '3/4', '1/1')
  it('is never below nothing, never above the best answer, and never more for a wrong try before it', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('0/1', '1/10', '1/3', '1/1'),
        fc.array(share, { maxLength: 4 }),
        share,
        (penalty, made, standing) => {
          const value = readRational(earned(penalty, 5, made, standing))
          expect(compare(value, ZERO)).toBeGreaterThanOrEqual(0)
          expect([...made, standing].some((one) => compare(value, readRational(one)) <= 0)).toBe(true)
          const more = readRational(earned(penalty, 6, ['0/1', ...made], standing))
          expect(compare(more, value)).toBeLessThanOrEqual(0)
        },
      ),
    ))

  it('says that something was taken off, and only then', () => {
    const codes = (made: string[]) =>
      finalMark({ tries: 3, penaltyPerTry: '1/3' }, made.map(mark), mark('1/1')).reasons.map(({ code }) => code)
    expect(codes(['0/1', '1/1'])).toEqual(['tries-penalty'])
    expect(codes(['1/1'])).toEqual([])
  })
})

const tries = (...outcomes: Outcome[]): Try[] =>
  outcomes.map((outcome, index) => ({ number: index + 1, response: `"${index}"`, fraction: '0/1', outcome }))
const given = { response: '"new"', isGiven: true, isManual: false }

describe('whether an answer may be checked', () => {
  const retry = { mode: 'retry' as const, tries: 2 }
  test.each<[string, Parameters<typeof mayTry>[0], Try[], Partial<typeof given>, unknown]>([
    ['in an exam never', { mode: 'exam', tries: 0 }, [], {}, 'not-offered'],
    ['the first time', retry, [], {}, 1],
    ['the second time', retry, tries('wrong'), {}, 2],
    ['not when no try is left', retry, tries('wrong', 'wrong'), {}, 'finished'],
    ['not when it was right', retry, tries('right'), {}, 'finished'],
    ['not the same answer twice', retry, tries('wrong'), { response: '"0"' }, 'same-as-before'],
    [
      'an answer given before the last one',
      { mode: 'practice', tries: null },
      tries('wrong', 'wrong'),
      { response: '"0"' },
      3,
    ],
    ['not without an answer', retry, [], { isGiven: false }, 'nothing-given'],
    ['not what a person marks', retry, [], { isManual: true }, 'marked-by-person'],
    [
      'in practice as often as one likes',
      { mode: 'practice', tries: null },
      tries(...Array<Outcome>(40).fill('wrong')),
      {},
      41,
    ],
  ])('%s', (_name, delivered, made, of, said) => {
    const decision = mayTry(delivered, made, { ...given, ...of })
    expect(decision.allow ? decision.number : decision.reason).toBe(said)
  })

  it('tells how many are left', () => {
    expect([triesLeft({ tries: 3 }, 1), triesLeft({ tries: 3 }, 4), triesLeft({ tries: null }, 9)]).toEqual([
      2,
      0,
      null,
    ])
    expect(isFinished({ mode: 'exam', tries: 0 }, [])).toBe(false)
  })
})

describe('hints', () => {
  test.each<[Parameters<typeof hintsShown>[0], Outcome[], number, number]>([
    ['exam', ['wrong'], 2, 0],
    ['practice', ['wrong', 'wrong'], 1, 1],
    ['practice', [], 9, 3],
    ['retry', [], 2, 0],
    ['retry', ['wrong', 'partly-right'], 0, 2],
    ['retry', ['wrong', 'right'], 0, 1],
    ['retry', ['wrong', 'wrong', 'wrong', 'wrong'], 0, 3],
  ])('in %s after %j with %d asked for: %d', (mode, outcomes, asked, shown) =>
    expect(hintsShown(mode, { tries: tries(...outcomes), asked, all: 3 })).toBe(shown),
  )

  test.each<[Parameters<typeof mayAskHint>[0], Parameters<typeof mayAskHint>[1], unknown]>([
    ['practice', { asked: 0, all: 2, isFinished: false }, 1],
    ['practice', { asked: 2, all: 2, isFinished: false }, 'no-more-hints'],
    ['practice', { asked: 0, all: 2, isFinished: true }, 'finished'],
    ['retry', { asked: 0, all: 2, isFinished: false }, 'not-offered'],
    ['exam', { asked: 0, all: 2, isFinished: false }, 'not-offered'],
  ])('asked for in %s with %j: %s', (mode, of, said) => {
    const decision = mayAskHint(mode, of)
    expect(decision.allow ? decision.number : decision.reason).toBe(said)
  })
})

describe('certainty', () => {
  test.each<[fraction: string, 1 | 2 | 3, string]>([
    ['1/1', 1, '1/1'],
    ['1/1', 2, '2/1'],
    ['1/1', 3, '3/1'],
    ['1/2', 3, '3/2'],
    ['0/1', 1, '0/1'],
    ['0/1', 2, '-2/1'],
    ['0/1', 3, '-6/1'],
  ])('%s at %d gives %s', (fraction, certainty, value) =>
    expect(formatRational(certaintyMark(readRational(fraction), certainty))).toBe(value),
  )

  it('is a mean over the answers that said it, with those that were wrong and very sure', () =>
    expect(
      certaintyTally([
        { certainty: 3, certaintyMark: '3/1', outcome: 'right' },
        { certainty: 3, certaintyMark: '-6/1', outcome: 'wrong' },
        { certainty: 2, certaintyMark: '-2/1', outcome: 'wrong' },
        { certainty: null, certaintyMark: null, outcome: 'right' },
        { outcome: 'not-answered' },
      ]),
    ).toEqual({ count: 3, mean: '-5/3', confidentlyWrong: 1 }))
  it('is nothing where nobody said it', () => expect(certaintyTally([{ outcome: 'right' }])).toBeNull())
})

describe('the settings', () => {
  test.each([
    [{}, { mode: 'exam', tries: 0, penaltyPerTry: '0/1', certainty: false }],
    [{ mode: 'practice' as const }, { mode: 'practice', tries: null, penaltyPerTry: '0/1', certainty: false }],
    [{ mode: 'retry' as const }, { mode: 'retry', tries: 3, penaltyPerTry: '1/3', certainty: false }],
    [
      { mode: 'retry' as const, tries: 5, penaltyPerTry: '1/10', certainty: true },
      { mode: 'retry', tries: 5, penaltyPerTry: '1/10', certainty: true },
    ],
  ])('%j', (settings, delivered) => expect(deliveredAs(settings)).toEqual(delivered))

  test.each([
    [{ mode: 'practice' as const, certification: 'x' }, ['practice-certifies']],
    [{ tries: 2 }, ['tries-in-exam']],
    [{ mode: 'practice' as const, penaltyPerTry: '1/3' }, ['penalty-without-retry']],
    [{ mode: 'retry' as const, tries: 2, penaltyPerTry: '1/3', certification: 'x' }, []],
  ])('%j has the problems %j', (settings, codes) =>
    expect(modeProblems(settings).map(({ code }) => code)).toEqual(codes),
  )
})
