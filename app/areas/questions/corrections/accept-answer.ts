import { canonicalJson } from '~/platform/json'
import { exactDecimal, mul, ONE, readRational } from '~/platform/rational'
import { readResponse } from '../answer-question'
import type { Option } from '../question-base'
import type { Question } from '../registry'
import { readQuantity } from '../types/numeric/read-number'

type Acceptance = {
  /** the question with the answer in its key, where the key of its type can say so */
  question: Question
  /** whether an answer, with the question's own ids, is the accepted one; null where the key says it already */
  matches: ((own: unknown) => boolean) | null
}

/**
 * What a question becomes when one more answer is accepted as fully right. Null when the answer cannot be one: it is
 * empty, unreadable, or names a part that the question does not have.
 * @param answer a response with the question's own ids
 */
export function acceptAnswer(question: Question, answer: unknown): Acceptance | null {
  const response = readResponse(question.type, answer)
  if (response === null) return null
  switch (question.type) {
    case 'single-choice': {
      const chosen = 'choice' in response ? response.choice : null
      if (!question.options.some(({ id }) => id === chosen)) return null
      const options = question.options.map((option) => (option.id === chosen ? accepted(option) : option))
      return { question: { ...question, options }, matches: null }
    }
    case 'short-answer': {
      const pattern = 'text' in response ? literal(response.text.trim()) : ''
      if (pattern === '' || pattern.length > 400) return null
      return { question: { ...question, answers: [{ pattern, fraction: '1/1' }, ...question.answers] }, matches: null }
    }
    case 'numeric': {
      const value = 'text' in response ? decimalOf(question, response) : null
      if (value === null) return null
      const answers = [{ value, margin: '0', fraction: '1/1' }, ...question.answers]
      return { question: { ...question, answers }, matches: null }
    }
    default: {
      const wanted = canonicalJson(unordered(response))
      return {
        question,
        matches: (own) => {
          const given = readResponse(question.type, own)
          return given !== null && canonicalJson(unordered(given)) === wanted
        },
      }
    }
  }
}

/** Its feedback said why it was not right. */
function accepted({ feedback: _, ...option }: Option): Option {
  return { ...option, fraction: '1/1' }
}

/** In a pattern `*` stands for anything; in an answer it stands for itself. */
const literal = (text: string) => text.replaceAll('*', '\\*')

type Numeric = Extract<Question, { type: 'numeric' }>

/** The number in the unit that answers are given in. */
function decimalOf({ units }: Numeric, typed: { text: string; unit?: string | undefined }): string | null {
  const quantity = readQuantity(typed.text)
  const [reading] = quantity?.readings ?? []
  if (!quantity || !reading) return null
  const symbol = quantity.unit || (typed.unit ?? '').trim()
  const unit = units?.list.find((one) => one.symbol.normalize('NFKC') === symbol.normalize('NFKC'))
  if (symbol !== '' && !unit) return null
  return exactDecimal(mul(reading, unit ? readRational(unit.factor) : ONE))
}

/** Choices are a set: the order in which they were made says nothing. */
const unordered = (response: object): object =>
  'choices' in response && Array.isArray(response.choices)
    ? { ...response, choices: response.choices.toSorted() }
    : response
