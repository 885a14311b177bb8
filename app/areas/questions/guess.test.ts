import fc from 'fast-check'
import { expect, it } from 'vitest'
import { add, div, formatRational, type Rational, rational, ZERO } from '~/platform/rational'
import { questionOf } from '../../../test/questions/arbitrary-question'
import { guessScoreOf, markOwnResponse } from './answer-question'
import { guessSet } from './guess'
import type { Question } from './registry'

/** The mean of every response that fills the question, marked one by one. */
it('a guess earns the mean of all ways to answer', () =>
  fc.assert(
    fc.property(questionOf('single-choice', 'multiple-response', 'hotspot', 'true-false', 'matching'), (question) => {
      const responses = everyResponse(question)
      if (responses.length > 700) return
      const total = responses.reduce<Rational>(
        (sum, response) => add(sum, markOwnResponse(question, response).fraction),
        ZERO,
      )
      expect(formatRational(guessScoreOf(question))).toBe(formatRational(div(total, rational(responses.length))))
    }),
  ))

it('a guess among fifty options takes no longer for that', () => {
  const options = Array.from({ length: 50 }, (_, index) => ({ fraction: index < 5 ? '1/5' : '-1/5' }))
  expect(Number(guessSet('right-minus-wrong', options, 50).num)).toBeGreaterThan(0)
  const uneven = Array.from({ length: 50 }, (_, index) => ({ fraction: `1/${51 + index}` }))
  expect(Number(guessSet('weighted', uneven, 50).num)).toBeGreaterThan(0)
})

function everyResponse(question: Question): unknown[] {
  switch (question.type) {
    case 'single-choice':
      return question.options.map(({ id }) => ({ choice: id }))
    case 'multiple-response':
      return setsOf(question.options, question.options.length).map((choices) => ({ choices }))
    case 'hotspot':
      return setsOf(question.regions, question.most).map((choices) => ({ choices }))
    case 'true-false':
      return [{ value: true }, { value: false }]
    case 'matching':
      return question.prompts
        .reduce<Record<string, string>[]>(
          (all, prompt) => all.flatMap((pairs) => question.answers.map(({ id }) => ({ ...pairs, [prompt.id]: id }))),
          [{}],
        )
        .map((pairs) => ({ pairs }))
    default:
      return []
  }
}

const setsOf = (parts: readonly { id: string }[], most: number): string[][] =>
  Array.from({ length: 2 ** parts.length }, (_, mask) =>
    parts.flatMap(({ id }, index) => (mask & (2 ** index) ? [id] : [])),
  ).filter((set) => set.length > 0 && set.length <= most)
