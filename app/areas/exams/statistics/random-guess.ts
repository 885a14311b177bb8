import type { Question } from '~/areas/questions/registry'
import { asNumber } from '../results/share'
import { type Figure, known, unknown } from './figure'

/**
 * What blind guessing earns on average, as a share of the points: the mean of the options of a single choice (none costs
 * anything beyond nought), one half of a statement, nothing where an answer is typed. Types that can be guessed in
 * more than one way have none, as in Moodle.
 */
export function randomGuess(question: Question): Figure {
  switch (question.type) {
    case 'single-choice': {
      const shares = question.options.map(({ fraction }) => Math.max(0, asNumber(fraction)))
      return known(shares.reduce((sum, share) => sum + share, 0) / shares.length)
    }
    case 'true-false':
      return known(0.5)
    case 'numeric':
    case 'short-answer':
      return known(0)
    default:
      return unknown('no-one-guess')
  }
}
