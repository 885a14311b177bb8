import { expect, test } from 'vitest'
import { assignmentState } from './assignment-state'

const DAY = 86_400_000
const dueAt = 100 * DAY

test.each([
  { name: 'a month before', now: 70 * DAY, doneAt: null, state: 'open' },
  { name: 'seven days and a moment before', now: 93 * DAY - 1, doneAt: null, state: 'open' },
  { name: 'seven days before', now: 93 * DAY, doneAt: null, state: 'due-soon' },
  { name: 'at the due moment', now: dueAt, doneAt: null, state: 'due-soon' },
  { name: 'a moment after', now: dueAt + 1, doneAt: null, state: 'overdue' },
  { name: 'done at the due moment', now: 200 * DAY, doneAt: dueAt, state: 'done' },
  { name: 'done a moment late', now: 200 * DAY, doneAt: dueAt + 1, state: 'done-late' },
  { name: 'done long before the day', now: 50 * DAY, doneAt: 10 * DAY, state: 'done' },
] as const)('$name it is $state', ({ now, doneAt, state }) => {
  expect(assignmentState({ dueAt, doneAt, now })).toBe(state)
})
