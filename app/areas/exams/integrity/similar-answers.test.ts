import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../delivery/seeded-random'
import { type Sheet, similarAnswers, wrongAnswers } from './similar-answers'

const sheet = (answers: string): Sheet =>
  new Map([...answers].map((said, index) => [`q${index}`, { said: said === '-' ? null : said, isRight: said === 'r' }]))
const others = (...answers: string[]) =>
  wrongAnswers(answers.map((text, index) => ({ personId: `other ${index}`, sheet: sheet(text) })))
const of = { people: ['a', 'b'], referencePeople: 40, comparisons: 1 } as const

/** Twenty others: on each question ten are wrong, eight of them with `x`, one with `y`, one with `z`. */
const twenty = others(
  ...Array.from({ length: 20 }, (_, person) =>
    Array.from({ length: 10 }, () => (person < 8 ? 'x' : person === 8 ? 'y' : person === 9 ? 'z' : 'r')).join(''),
  ),
)

test('identical rare answers are unlikely, identical popular ones are not', () => {
  const rare = similarAnswers([sheet('yyyyyrrrrr'), sheet('yyyyyrrrrr')], twenty, of)
  const popular = similarAnswers([sheet('xxxxxrrrrr'), sheet('xxxxxrrrrr')], twenty, of)
  // (1 + 0.5 + √(0.9 + 0.25)) / 11 for one of ten, (8 + 0.5 + √(1.6 + 0.25)) / 11 for eight of ten
  const [y, x] = [(1.5 + Math.sqrt(1.15)) / 11, (8.5 + Math.sqrt(1.85)) / 11]
  expect(rare).toMatchObject({ verdict: 'measured', shared: 10, bothWrong: 5, identical: 5 })
  expect(rare.verdict === 'measured' && [rare.expected, rare.tail]).toEqual([
    expect.closeTo(5 * y, 10),
    expect.closeTo(y ** 5, 12),
  ])
  expect(popular.verdict === 'measured' && popular.tail).toBeCloseTo(x ** 5, 10)
})

test('right answers in common, blanks, and questions that one of them did not have are no evidence', () => {
  const measured = similarAnswers([sheet('yyyyrrrr--'), sheet('yyyyrrrr-y')], twenty, of)
  expect(measured).toMatchObject({ verdict: 'measured', shared: 10, bothWrong: 4, identical: 4 })
  expect(similarAnswers([sheet('yyyyyyyyyy'), sheet('yyyyyyyy')], twenty, of)).toMatchObject({ shared: 8 })
})

test('wrong answers of which nobody else is known tell nothing', () => {
  const measured = similarAnswers([sheet('yyyyyyyyyy'), sheet('yyyyyyyyyy')], others(), of)
  expect(measured).toMatchObject({ verdict: 'measured', identical: 10, tail: 1 })
})

test('their own answers do not make an answer look common', () => {
  const with_ = wrongAnswers([
    ...Array.from({ length: 20 }, (_, index) => ({ personId: `${index}`, sheet: sheet('xxxxxxxxxx') })),
    { personId: 'a', sheet: sheet('yyyyyyyyyy') },
  ])
  const measured = similarAnswers([sheet('yyyyyyyyyy'), sheet('yyyyyyyyyy')], with_, of)
  expect(measured.verdict === 'measured' && measured.items[0]).toMatchObject({ othersWrong: 20, othersAlike: 0 })
})

test.each([
  ['too few people', sheet('yyyyyyyyyy'), { referencePeople: 19 }, 'few-people'],
  ['too few questions in common', sheet('yyyyyyy'), {}, 'few-shared'],
  ['too few that both got wrong', sheet('yyyrrrrrrr'), {}, 'few-both-wrong'],
])('%s: no verdict', (_name, second, other, why) => {
  expect(similarAnswers([sheet('yyyyyyyyyy'), second], twenty, { ...of, ...other })).toMatchObject({
    verdict: 'held',
    why,
  })
})

test('the more pairs are looked at, the less one of them says', () => {
  const of10 = similarAnswers([sheet('yyyyyrrrrr'), sheet('yyyyyrrrrr')], twenty, { ...of, comparisons: 10 })
  expect(of10.verdict === 'measured' && of10.corrected / of10.tail).toBeCloseTo(10, 8)
})

const answers = fc
  .array(fc.constantFrom('r', 'x', 'y', 'z', '-'), { minLength: 8, maxLength: 10 })
  .map((one) => sheet(one.join('')))

test('it is the same seen from either of the two, in whatever order questions stand', () => {
  fc.assert(
    fc.property(answers, answers, (a, b) => {
      const one = similarAnswers([a, b], twenty, of)
      const other = similarAnswers([b, new Map([...a].reverse())], twenty, { ...of, people: ['b', 'a'] })
      expect(other.verdict).toBe(one.verdict)
      if (one.verdict !== 'measured' || other.verdict !== 'measured') return
      expect(other.tail).toBeCloseTo(one.tail, 12)
      expect(other.expected).toBeCloseTo(one.expected, 12)
      expect(one.corrected).toBeGreaterThanOrEqual(one.tail)
    }),
  )
})

test('people who choose by themselves are flagged no more often than the tail says', () => {
  const random = seededRandom('people who choose by themselves')
  const choose = () => {
    const drawn = random()
    return drawn < 0.5 ? 'r' : drawn < 0.75 ? 'x' : drawn < 0.9 ? 'y' : 'z'
  }
  const anybody = () => Array.from({ length: 20 }, choose).join('')
  const known = others(...Array.from({ length: 40 }, anybody))
  const tails = Array.from({ length: 2_000 }, () => {
    const measured = similarAnswers([sheet(anybody()), sheet(anybody())], known, of)
    return measured.verdict === 'measured' ? measured.tail : 1
  })
  for (const level of [0.05, 0.01, 0.001])
    expect(tails.filter((tail) => tail <= level).length / tails.length).toBeLessThanOrEqual(level)
})
