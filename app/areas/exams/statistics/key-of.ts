import type { Question } from '~/areas/questions/registry'
import { isRight } from '~/areas/questions/review-parts'
import { plainWords } from '~/areas/questions/rich-text'
import { compare, readRational } from '~/platform/rational'

/** An option of a question as statistics see it. */
type KeyedOption = { id: string; words: string; isKey: boolean }

/**
 * The options of a question of which somebody can choose, each with whether choosing it earns anything; null for a
 * question without such. A statement has the options `true` and `false`.
 */
export function keyedOptions(question: Question): KeyedOption[] | null {
  switch (question.type) {
    case 'single-choice':
    case 'multiple-response':
      return question.options.map((option) => ({
        id: option.id,
        words: plainWords(option.text),
        isKey: question.type === 'single-choice' ? isBest(option, question.options) : isRight(option),
      }))
    case 'hotspot':
      return question.regions.map((region) => ({ id: region.id, words: region.label, isKey: isRight(region) }))
    case 'true-false':
      return [true, false].map((value) => ({ id: String(value), words: '', isKey: question.answer === value }))
    default:
      return null
  }
}

/** The one option that earns most; null where there is not exactly one, and where options are not chosen singly. */
export function singleKey(question: Question): string | null {
  if (question.type !== 'single-choice') return null
  const keys = (keyedOptions(question) ?? []).filter(({ isKey }) => isKey)
  return keys.length === 1 ? (keys[0]?.id ?? null) : null
}

/** How much longer than every other option a key must be to give itself away. */
const LONGER = 1.25
/** Of short options the longest says nothing. */
const LEAST_LETTERS = 20

/** A quarter longer than each wrong option: whoever knows nothing takes the longest answer. */
export function longestIsRight(question: Question): boolean {
  const key = singleKey(question)
  const options = keyedOptions(question)
  if (key === null || !options) return false
  const length = ({ words }: KeyedOption) => [...words].length
  const own = options.find(({ id }) => id === key)
  const longest = Math.max(...options.filter(({ id }) => id !== key).map(length))
  return own !== undefined && length(own) >= LEAST_LETTERS && length(own) >= LONGER * longest
}

const isBest = (option: { fraction: string }, options: readonly { fraction: string }[]) =>
  isRight(option) && options.every((other) => compare(readRational(other.fraction), readRational(option.fraction)) <= 0)
