import { clamp, div, equals, ONE, type Rational, toNumber, ZERO } from '~/platform/rational'
import { markOwnResponse } from '../../../answer-question'
import type { Question } from '../../../registry'
import type { Case } from './draft'
import type { Scoring } from './scoring'

type CounterExample = { readonly words: string; readonly theirs: number; readonly ours: number }
type Proof = {
  readonly question: Question
  readonly differing: number
  /** Best answers of the item that do not earn everything in ours. */
  readonly missed: number
  readonly example: CounterExample | null
}

/**
 * Marks every case by the item's own processing and by ours, and compares shares of the maximum. The first question
 * that agrees on all of them is the answer; else, with an example, the one in which most of the item's best answers earn
 * everything, and of those the one that differs on the fewest.
 */
export function prove(
  questions: readonly Question[],
  cases: readonly Case[],
  scoring: Scoring,
  maximum: Rational,
): Proof | null {
  let closest: Proof | null = null
  for (const question of questions) {
    const proof = compareAll(question, cases, scoring, maximum)
    if (closest === null || isCloser(proof, closest)) closest = proof
    if (proof.differing === 0) return proof
  }
  return closest
}

const isCloser = (one: Proof, other: Proof): boolean =>
  one.missed < other.missed || (one.missed === other.missed && one.differing < other.differing)

function compareAll(question: Question, cases: readonly Case[], scoring: Scoring, maximum: Rational): Proof {
  let differing = 0
  let missed = 0
  let example: CounterExample | null = null
  for (const { given, ours, words } of cases) {
    const theirs = div(scoring.score(given).score, maximum)
    const mark = markOwnResponse(question, ours).fraction
    if (equals(theirs, mark)) continue
    differing += 1
    if (equals(theirs, ONE)) missed += 1
    example ??= { words, theirs: toNumber(theirs), ours: toNumber(mark) }
  }
  return { question, differing, missed, example }
}

/** A share as our questions may state it. */
export const asShare = (score: Rational, maximum: Rational): Rational =>
  maximum.num === 0n ? ZERO : clamp(div(score, maximum), { num: -1n, den: 1n }, ONE)
