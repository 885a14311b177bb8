import type { Problem, ProblemCode } from '../parse/problem'
import type { Sentence } from './sentence'

const KEYS = {
  syntax: 'problem.syntax',
  'too-long': 'problem.too-long',
  'too-deep': 'problem.too-deep',
  alias: 'problem.alias',
  'unknown-key': 'problem.unknown-key',
  'duplicate-key': 'problem.duplicate-key',
  'missing-key': 'problem.missing-key',
  'one-of-keys': 'problem.one-of-keys',
  'wrong-type': 'problem.wrong-type',
  'empty-list': 'problem.empty-list',
  'bad-slug': 'problem.bad-slug',
  'bad-date': 'problem.bad-date',
  'bad-number': 'problem.bad-number',
  'number-out-of-range': 'problem.number-out-of-range',
  'bad-choice': 'problem.bad-choice',
  repeated: 'problem.repeated',
  'unknown-rule': 'problem.unknown-rule',
  'unknown-certification': 'problem.unknown-certification',
  'no-ladder': 'problem.no-ladder',
  'unknown-role': 'problem.unknown-role',
  'unknown-metric': 'problem.unknown-metric',
  'unknown-attestation': 'problem.unknown-attestation',
  'unknown-benefit': 'problem.unknown-benefit',
  'unknown-competency': 'problem.unknown-competency',
  'unknown-field': 'problem.unknown-field',
  'unknown-number': 'problem.unknown-number',
  'unknown-place': 'problem.unknown-place',
  'unknown-source': 'problem.unknown-source',
  'unknown-variable': 'problem.unknown-variable',
  'no-window': 'problem.no-window',
  'place-without-group': 'problem.place-without-group',
  'no-such-certification': 'problem.no-such-certification',
  'goes-round': 'problem.goes-round',
  'more-than-parts': 'problem.more-than-parts',
  'asks-less-than-below': 'problem.asks-less-than-below',
  'differs-from-path': 'problem.differs-from-path',
} as const satisfies Record<ProblemCode, Sentence['key']>

/** What is wrong with a rule file, for its author; the line and column stand beside it. */
export const describeProblem = ({ code, params }: Problem): Sentence => ({ key: KEYS[code], params })
