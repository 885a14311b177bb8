import { describe, expect, test } from 'vitest'
import type { AttemptWords } from '~/areas/exams/delivery/attempt-script'
import { fillIn } from '~/areas/exams/delivery/fill-in'
import { heldBack, isHeldBack, QUIET_MS, quietFor, savedLine } from './attempt-line'
import { readSignal } from './attempt-tab'

const words = {
  saved: 'saved {time} · {saved} of {answered}',
  nothingYet: 'saved as you give it',
  saving: 'saving · {saved} of {answered}',
  offline: 'Offline · {kept} kept',
  waiting: 'Not sent yet · {kept} kept',
  readOnly: 'Read only',
} as AttemptWords
const line = (of: Partial<Parameters<typeof savedLine>[1]>) => {
  const facts = {
    state: 'idle' as const,
    isReadOnly: false,
    kept: 0,
    saved: 34,
    answered: 34,
    time: '12:03:07',
    ...of,
  }
  const { look, text } = savedLine(words, facts, String)
  return `${look}: ${text}`
}

describe('the line that says whether answers are saved', () => {
  test.each<[Parameters<typeof line>[0], string]>([
    [{}, 'saved: saved 12:03:07 · 34 of 34'],
    [{ time: null, saved: 0, answered: 0 }, 'saved: saved as you give it'],
    [{ state: 'sending', kept: 1, saved: 33 }, 'saving: saving · 33 of 34'],
    [{ state: 'idle', kept: 1, saved: 33 }, 'saving: saving · 33 of 34'],
    [{ state: 'unreachable', kept: 3, saved: 31 }, 'offline: Offline · 3 kept'],
    [{ state: 'busy', kept: 3, saved: 31 }, 'offline: Not sent yet · 3 kept'],
    [{ state: 'signed-out', kept: 3, saved: 31 }, 'offline: Not sent yet · 3 kept'],
    [{ state: 'stopped', isReadOnly: true, kept: 2 }, 'offline: Read only'],
  ])('%j', (of, said) => expect(line(of)).toBe(said))

  test('is spoken at most once in five seconds', () => {
    expect(quietFor(Number.NEGATIVE_INFINITY, 0)).toBe(0)
    expect(quietFor(1_000, 1_000)).toBe(QUIET_MS)
    expect(quietFor(1_000, 1_000 + QUIET_MS)).toBe(0)
  })
})

test('places without a value stay, so a missing one is seen', () => {
  expect(fillIn('{a} and {b}', { a: 'one' })).toBe('one and {b}')
})

describe('a message of the live connection', () => {
  const about = (kind: string, data: object) => JSON.stringify({ topic: 'person:1', kind, data })
  test.each<[string, unknown, unknown]>([
    [
      'a take-over',
      about('attempt-taken-over', { attempt: 'mine', since: 5 }),
      { kind: 'attempt-taken-over', since: 5 },
    ],
    ['the end', about('attempt-closed', { attempt: 'mine' }), { kind: 'attempt-closed' }],
    ['a pause', about('attempt-paused', { attempt: 'mine', at: 8 }), { kind: 'attempt-paused', at: 8 }],
    ['its end', about('attempt-resumed', { attempt: 'mine', at: 9 }), { kind: 'attempt-resumed', at: 9 }],
    [
      'a deadline',
      about('deadline-changed', { attempt: 'mine', deadlineAt: null }),
      { kind: 'deadline-changed', deadlineAt: null },
    ],
    ['another attempt', about('attempt-closed', { attempt: 'other' }), null],
    ['another kind', about('notification', { attempt: 'mine' }), null],
    [
      'a message of another tab',
      { kind: 'attempt-taken-over', data: { attempt: 'mine', since: 7 } },
      { kind: 'attempt-taken-over', since: 7 },
    ],
    ['no message', 'gap', null],
    ['nothing', null, null],
  ])('%s', (_name, message, read) => expect(readSignal(message, 'mine')).toEqual(read))
})

describe('what is said while answers wait in this browser', () => {
  const spoken = {
    offlineTitle: 'No network',
    offlineText: '{kept} kept, until the deadline',
    offlineTextUntimed: '{kept} kept',
    leaveOffline: 'first the network',
    waitingTitle: 'Busy',
    waitingText: 'they wait',
    signedOutTitle: 'Signed out',
    signedOutText: 'sign in',
  } as AttemptWords
  test.each<[Partial<Parameters<typeof heldBack>[1]>, string | null]>([
    [{ state: 'unreachable' }, 'No network: 2 kept, until the deadline'],
    [{ state: 'unreachable', isUntimed: true }, 'No network: 2 kept'],
    [{ state: 'unreachable', toReview: true }, 'No network: first the network'],
    [{ state: 'busy' }, 'Busy: they wait'],
    [{ state: 'signed-out', toReview: true }, 'Signed out: sign in'],
    [{ state: 'unreachable', kept: 0 }, null],
    [{ state: 'sending' }, null],
    [{ state: 'stopped' }, null],
  ])('%j', (of, said) => {
    const facts = { state: 'idle' as const, kept: 2, toReview: false, isUntimed: false, number: String, ...of }
    const held = heldBack(spoken, facts)
    expect(held && `${held.title}: ${held.text}`).toBe(said)
    // Whatever is said of waiting answers is said of each of them below its question.
    if (held) expect(isHeldBack(facts.state)).toBe(true)
  })
})
