import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deliverQuestion, optionIdsOf } from '~/areas/questions/answer-question'
import type { Question } from '~/areas/questions/registry'
import { anyQuestion } from '../../../../test/questions/arbitrary-question'
import { reversed } from '../../../../test/questions/rework'
import { orderOptions } from './draw-items'
import { seededRandom } from './seeded-random'

const SHUFFLED = { shuffleOptions: true }
/** How far a sum of squares may lie from what chance gives, by its degrees of freedom: one such in a hundred thousand. */
const CHI_SQUARE = { 3: 25.9, 11: 45.1, 23: 64.4 } as const

/** Seeds as attempts have them: two ids, of which the one shares its first half with those of the same moment. */
const seeds = (count: number): string[] => {
  const random = seededRandom('places')
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  return Array.from(
    { length: count },
    () => `01a21be2-9b05-7${hex(3)}-8${hex(3)}-${hex(12)}:01a1f000-0000-7000-8000-${hex(12)}`,
  )
}

describe('the order in which an attempt shows options', () => {
  const ids = ['right', 'near', 'far', 'wrong']
  const orders = seeds(12_000).map((seed) => orderOptions(ids, SHUFFLED, seed))

  test('puts each of them, the right one too, in every place equally often', () => {
    for (const id of ids)
      expect(
        spread(
          orders.map((order) => String(order.indexOf(id))),
          4,
        ),
      ).toBeLessThan(CHI_SQUARE[3])
  })

  test('is any order equally often, so that no option tells where another is', () => {
    expect(
      spread(
        orders.map((order) => order.join()),
        24,
      ),
    ).toBeLessThan(CHI_SQUARE[23])
  })

  test('of one question tells nothing of the next one’s in the same attempt', () => {
    const pairs = seeds(12_000).map((seed) => {
      const [attempt] = seed.split(':')
      const place = (question: string) =>
        orderOptions(ids.slice(0, 3), SHUFFLED, `${attempt}:${question}`).indexOf('right')
      return `${place('01a1f000-0000-7000-8000-000000000001')} ${place('01a1f000-0000-7000-8000-000000000002')}`
    })
    expect(new Set(pairs).size).toBe(9)
    expect(spread(pairs, 9)).toBeLessThan(CHI_SQUARE[11])
  })
})

/** Pearson's sum for counts that ought to be equal. */
function spread(values: readonly string[], kinds: number): number {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const expected = values.length / kinds
  const unseen = (kinds - counts.size) * expected
  return unseen + [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

describe('what an attempt delivers', () => {
  const drawn = anyQuestion.chain((item) =>
    fc.record({
      item: fc.constant(item),
      order: fc.shuffledSubarray(optionIdsOf(item), { minLength: optionIdsOf(item).length }),
    }),
  )

  test('is the same, byte for byte, whichever answer is right', () =>
    fc.assert(
      fc.property(drawn, ({ item, order }) => {
        const sent = (question: Question) => JSON.stringify(deliverQuestion(question, order))
        expect(sent(rekeyed(item))).toBe(sent(item))
      }),
      { numRuns: 500 },
    ))

  test('is the same in whichever order the author wrote', () =>
    fc.assert(
      fc.property(drawn, ({ item, order }) => {
        // The gaps of a text stand where the text has them.
        if (item.type === 'cloze') return
        const turned = item.type === 'ordering' ? { ...item, items: item.items.toReversed() } : reversed(item)
        expect(JSON.stringify(deliverQuestion(turned, order))).toBe(JSON.stringify(deliverQuestion(item, order)))
      }),
      { numRuns: 300 },
    ))
})

/** The same question with something else right. */
function rekeyed(question: Question): Question {
  switch (question.type) {
    case 'single-choice':
    case 'multiple-response':
      return { ...question, options: turned(question.options, 'fraction') }
    case 'hotspot':
      return { ...question, regions: turned(question.regions, 'fraction') }
    case 'true-false':
      return { ...question, answer: !question.answer }
    case 'numeric':
      return {
        ...question,
        answers: question.answers.map((answer) => ({ ...answer, value: `1${answer.value.replace('-', '')}` })),
      }
    case 'short-answer':
      return {
        ...question,
        answers: question.answers.map((answer) => ({ ...answer, pattern: `${answer.pattern} or not` })),
      }
    case 'matching':
      return { ...question, prompts: turned(question.prompts, 'answer') }
    case 'ordering':
      return { ...question, items: question.items.toReversed() }
    case 'cloze':
      return {
        ...question,
        gaps: question.gaps.map((gap) => {
          if (gap.kind === 'choice') return { ...gap, options: turned(gap.options, 'fraction') }
          if (gap.kind === 'number')
            return { ...gap, answers: gap.answers.map((answer) => ({ ...answer, value: '7' })) }
          return { ...gap, answers: gap.answers.map((answer) => ({ ...answer, pattern: 'something else' })) }
        }),
      }
    case 'practical':
      return { ...question, expects: question.expects.slice(0, 1) }
    case 'essay':
    case 'file-upload':
      return { ...question, guide: { format: 'plain', text: 'Something else.' } }
  }
}

/** Each part gets what the one before it has of this. */
const turned = <T extends object, K extends keyof T>(parts: readonly T[], key: K): T[] =>
  parts.map((part, index) => ({ ...part, [key]: (parts.at(index - 1) ?? part)[key] }))
