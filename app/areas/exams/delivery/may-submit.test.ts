import { expect, test } from 'vitest'
import type { AttemptForSaving } from './accept-response'
import { settledAt } from './deadline'
import { decideSubmit } from './may-submit'

const DEADLINE = 1_000_000
const open: AttemptForSaving = { state: 'open', closedBy: null, holder: 'mine', deadlineAt: DEADLINE }
const byLearner = (at: number) => ({ end: true, by: 'learner', at })
const byDeadline = { end: true, by: 'deadline', at: DEADLINE }
const refused = (reason: string) => ({ end: false, reason })

test.each<[string, Partial<AttemptForSaving>, string | null, number, unknown]>([
  ['its holder, in time', {}, 'mine', DEADLINE - 1, byLearner(DEADLINE - 1)],
  ['its holder, without a deadline', { deadlineAt: null }, 'mine', DEADLINE * 2, byLearner(DEADLINE * 2)],
  ['another place, in time', {}, 'other', DEADLINE - 1, refused('taken-over')],
  ['a place without a name, in time', {}, null, DEADLINE - 1, refused('taken-over')],
  ['its holder, at the deadline', {}, 'mine', DEADLINE, byDeadline],
  ['its holder, in the grace', {}, 'mine', settledAt(DEADLINE), byDeadline],
  ['another place, at the deadline', {}, 'other', DEADLINE, refused('waiting')],
  ['another place, at the last moment of the grace', {}, null, settledAt(DEADLINE), refused('waiting')],
  ['another place, after the grace', {}, 'other', settledAt(DEADLINE) + 1, byDeadline],
  ['anybody, once it has ended', { state: 'closed', closedBy: 'learner' }, 'other', 0, refused('ended')],
  ['its holder, once it has ended', { state: 'closed', closedBy: 'deadline' }, 'mine', DEADLINE, refused('ended')],
])('%s', (_, of, holder, now, decision) => expect(decideSubmit({ ...open, ...of }, holder, now)).toEqual(decision))
