import { expect, test } from 'vitest'
import { whichMark } from './which-mark'

const gave = (kind: 'first' | 'second', markerId: string) => ({ kind, markerId, fraction: '1/2' })

test.each([
  ['nobody yet', 'first', [], 'viktor', 'first'],
  ['the learner themselves', 'first', [], 'lena', 'own-answer'],
  ['somebody after the first', 'second', [gave('first', 'viktor')], 'chloe', 'second'],
  ['the first marker again, who changes the mark', 'second', [gave('first', 'viktor')], 'viktor', 'first'],
  [
    'one of two who differ',
    'deciding',
    [gave('first', 'viktor'), gave('second', 'chloe')],
    'chloe',
    'needs-somebody-else',
  ],
  ['a third', 'deciding', [gave('first', 'viktor'), gave('second', 'chloe')], 'ingrid', 'deciding'],
  ['anybody when it is settled', null, [gave('first', 'viktor')], 'chloe', 'settled'],
] as const)('%s', (_name, waitsFor, marks, marker, expected) => {
  const decision = whichMark({ waitsFor, marks, learnerId: 'lena' }, marker)
  expect(decision.allow ? decision.kind : decision.reason).toBe(expected)
})
