import { ONE, rational, ZERO } from '~/platform/rational'
import { answered, type Mark, notAnswered } from '../../mark'
import type { Matching, MatchingResponse } from './schema'

/**
 * - `per-pair`: right pairs / prompts. A prompt without an answer earns nothing and costs nothing.
 * - `all-or-nothing`: 1 when every prompt has its answer, else 0.
 */
export function markMatching(question: Matching, response: MatchingResponse): Mark {
  const given = givenPairs(response)
  if (given.length === 0) return notAnswered
  const { prompts, answers, marking } = question
  const isKnown = ([prompt, answer]: readonly [string, string]) =>
    prompts.some(({ id }) => id === prompt) && answers.some(({ id }) => id === answer)
  if (!given.every(isKnown)) return answered(ZERO, { code: 'unknown-option' })
  const right = prompts.filter((prompt) => isRightPair(prompt, response)).length
  const params = { right, all: prompts.length }
  if (marking === 'per-pair') return answered(rational(right, prompts.length), { code: 'pairs-right', params })
  return right === prompts.length
    ? answered(ONE, { code: 'pairs-right', params })
    : answered(ZERO, { code: 'all-pairs-needed', params })
}

export const givenPairs = ({ pairs }: MatchingResponse) => Object.entries(pairs).filter(([, answer]) => answer !== '')

export const isRightPair = ({ id, answer }: Matching['prompts'][number], { pairs }: MatchingResponse): boolean =>
  Object.hasOwn(pairs, id) && pairs[id] === answer
