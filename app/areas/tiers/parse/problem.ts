/**
 * What is wrong with an author's file and where; `line` and `column` count from 1. The words are made from `code` and
 * `params` in `describe-problem`.
 */
export type Problem = {
  readonly code: ProblemCode
  readonly line: number
  readonly column: number
  readonly params: Readonly<Record<string, string | number>>
}

export type ProblemCode =
  | 'syntax'
  | 'too-long'
  | 'too-deep'
  | 'alias'
  | 'unknown-key'
  | 'duplicate-key'
  | 'missing-key'
  | 'one-of-keys'
  | 'missing-one'
  | 'no-value'
  | 'wrong-type'
  | 'empty-list'
  | 'bad-slug'
  | 'bad-date'
  | 'bad-number'
  | 'number-out-of-range'
  | 'bad-choice'
  | 'bad-link'
  | 'not-of-unit'
  | 'repeated'
  | 'unknown-rule'
  | 'unknown-certification'
  | 'no-ladder'
  | 'unknown-role'
  | 'unknown-metric'
  | 'unknown-attestation'
  | 'unknown-benefit'
  | 'unknown-competency'
  | 'unknown-field'
  | 'reserved-field'
  | 'write-flag'
  | 'unknown-number'
  | 'unknown-place'
  | 'unknown-source'
  | 'unknown-variable'
  | 'no-window'
  | 'place-without-group'
  | 'no-such-certification'
  | 'goes-round'
  | 'counts-as-retired'
  | 'steps-without-time'
  | 'bad-review-day'
  | 'more-than-parts'
  | 'asks-less-than-below'
  | 'differs-from-path'
