import { describe, expect, test } from 'vitest'
import { coolDownHours, type EarlierAttempt, type Held, type Holding, mayStart, seriesOf } from './may-start'
import { retakesAfter } from './retakes'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 23, 12)

type Settings = Parameters<typeof mayStart>[0]
const exam: Settings = {
  attemptsAllowed: 3,
  certification: 'associate',
  coolDownHours: [0, 24, 72],
  requires: { courses: [], certifications: [] },
  isWithdrawn: false,
}
const nothing: Held = { courses: [], certifications: [] }
const certificate = (certification: string, of: Partial<Holding> = {}): Holding => ({
  certification,
  issuedAt: NOW - 540 * DAY,
  isCurrent: true,
  renewalFrom: NOW,
  ...of,
})
const failed = (id: string, submittedAt: number): EarlierAttempt => ({
  id,
  state: 'closed',
  submittedAt,
  passed: false,
})
const passed = (id: string, submittedAt: number): EarlierAttempt => ({ ...failed(id, submittedAt), passed: true })
const open = (id: string): EarlierAttempt => ({ id, state: 'open', submittedAt: null, passed: null })
const decide = (attempts: EarlierAttempt[], settings: Partial<Settings> = {}, held = nothing, now = NOW) =>
  mayStart({ ...exam, ...settings }, attempts, held, now)

describe('who may start', () => {
  test('somebody without attempts may, with all of them left', () => {
    expect(decide([])).toEqual({ allow: true, attemptsLeft: 3 })
    expect(decide([], { attemptsAllowed: undefined })).toEqual({ allow: true, attemptsLeft: null })
  })

  test('nobody with an attempt running, whatever else is true', () => {
    expect(decide([failed('a', NOW), open('b')])).toEqual({ allow: false, reason: 'open-attempt', attemptId: 'b' })
  })

  test('nobody once it was withdrawn, but a running attempt goes on', () => {
    expect(decide([], { isWithdrawn: true })).toEqual({ allow: false, reason: 'withdrawn' })
    expect(decide([open('a')], { isWithdrawn: true })).toMatchObject({ reason: 'open-attempt' })
  })

  test('nobody without the certifications and courses that come first', () => {
    const requires = { courses: ['http'], certifications: ['associate', 'practice'] }
    expect(decide([], { requires }, { courses: [], certifications: [certificate('practice')] })).toEqual({
      allow: false,
      reason: 'certifications-missing',
      certifications: ['associate'],
    })
    const held = { courses: [], certifications: [certificate('associate'), certificate('practice')] }
    const lapsed = [certificate('associate', { isCurrent: false }), certificate('practice')]
    expect(decide([], { requires }, { courses: [], certifications: lapsed })).toMatchObject({
      certifications: ['associate'],
    })
    expect(decide([], { requires }, held)).toEqual({ allow: false, reason: 'courses-missing', courses: ['http'] })
    expect(decide([], { requires }, { ...held, courses: ['http'] })).toMatchObject({ allow: true })
  })

  test('nobody beyond the number of attempts', () => {
    const three = [failed('a', NOW - 90 * DAY), failed('b', NOW - 60 * DAY), failed('c', NOW - 30 * DAY)]
    expect(decide(three)).toEqual({ allow: false, reason: 'no-attempts-left', allowed: 3 })
    expect(decide(three.slice(1))).toEqual({ allow: true, attemptsLeft: 1 })
  })
})

describe('to the millisecond', () => {
  const first = [failed('a', NOW - 24 * HOUR)]
  const second = [failed('a', NOW - 30 * DAY), failed('b', NOW - 72 * HOUR)]
  test.each<[string, EarlierAttempt[], number]>([
    ['24 h after the first failure', first, 24],
    ['72 h after the second', second, 72],
  ])('%s', (_name, attempts, hours) => {
    expect(decide(attempts, {}, nothing, NOW - 1)).toEqual({
      allow: false,
      reason: 'cool-down',
      until: NOW,
      hours,
      lessons: [],
    })
    expect(decide(attempts, {}, nothing, NOW)).toMatchObject({ allow: true })
  })

  test('the window', () => {
    const opens = { window: { opensAt: NOW, closeCutsRunningAttempts: false } }
    expect(decide([], opens, nothing, NOW - 1)).toEqual({ allow: false, reason: 'not-open-yet', opensAt: NOW })
    expect(decide([], opens)).toMatchObject({ allow: true })
    const closes = { window: { closesAt: NOW, closeCutsRunningAttempts: false } }
    expect(decide([], closes, nothing, NOW - 1)).toMatchObject({ allow: true })
    expect(decide([], closes)).toEqual({ allow: false, reason: 'closed', closedAt: NOW })
  })

  describe('the rest after a pass', () => {
    const attempts = [passed('a', NOW - 540 * DAY)]
    const rest = (certificates: Holding[], settings: Partial<Settings> = {}, now = NOW) =>
      decide(attempts, settings, { courses: [], certifications: certificates }, now)
    const later = NOW + 9 * DAY

    test.each<[string, Holding[], Partial<Settings>, number | null]>([
      ['ends when the renewal of what it earned opens', [certificate('associate', { renewalFrom: later })], {}, later],
      [
        'of a renewal ends when the renewal of the new one opens',
        [
          certificate('associate', { issuedAt: NOW - 900 * DAY, isCurrent: false, renewalFrom: NOW - 400 * DAY }),
          certificate('associate', { renewalFrom: later }),
        ],
        {},
        later,
      ],
      ['does not end with a certificate that does not', [certificate('associate', { renewalFrom: null })], {}, null],
      [
        'is not shortened by a revocation',
        [certificate('associate', { isCurrent: false, renewalFrom: later })],
        {},
        later,
      ],
      ['ends by days where the file says so', [certificate('associate')], { retakeAfterPassDays: 549 }, later],
    ])('%s', (_, certificates, settings, until) => {
      expect(rest(certificates, settings)).toEqual({ allow: false, reason: 'passed-recently', until })
      if (until !== null) {
        expect(rest(certificates, settings, until - 1)).toMatchObject({ until })
        expect(rest(certificates, settings, until)).toMatchObject({ allow: true })
      }
    })

    test.each<[string, Holding[]]>([
      ['no certificate', []],
      ['one of another certification', [certificate('practice', { renewalFrom: later })]],
      ['one from before', [certificate('associate', { issuedAt: NOW - 541 * DAY, renewalFrom: later })]],
    ])('is counted in days when %s followed', (_, certificates) => {
      expect(rest(certificates, {}, NOW - 1)).toEqual({ allow: false, reason: 'passed-recently', until: NOW })
      expect(rest(certificates)).toMatchObject({ allow: true })
    })
  })

  test('after the rest the series begins anew', () => {
    const attempts = [failed('a', NOW - 600 * DAY), passed('b', NOW - 540 * DAY)]
    expect(decide(attempts, {}, nothing, NOW - 1)).toEqual({ allow: false, reason: 'passed-recently', until: NOW })
    expect(decide(attempts)).toEqual({ allow: true, attemptsLeft: 3 })
    expect(decide([...attempts, failed('c', NOW - 2 * DAY)])).toEqual({ allow: true, attemptsLeft: 2 })
  })
})

test.each([
  [[0, 24, 72], 0, 0],
  [[0, 24, 72], 1, 24],
  [[0, 24, 72], 2, 72],
  [[0, 24, 72], 7, 72],
  [[0], 3, 0],
  [[], 3, 0],
  [[48], 1, 48],
])('cool-down %j after %i failures: %i h', (list, count, hours) => expect(coolDownHours(list, count)).toBe(hours))

test('a series runs from the pass before an attempt to the pass that ends it', () => {
  const attempts = [failed('a', 1), passed('b', 2), failed('c', 3), failed('d', 4), passed('e', 5), open('f')]
  const ids = (id: string) => seriesOf(attempts, id).map((attempt) => attempt.id)
  expect(ids('a')).toEqual(['a', 'b'])
  expect(ids('b')).toEqual(['a', 'b'])
  expect(ids('d')).toEqual(['c', 'd', 'e'])
  expect(ids('f')).toEqual(['f'])
})

describe('what follows an attempt', () => {
  const following = (attempts: EarlierAttempt[], id: string, settings: Partial<Settings> = {}) =>
    retakesAfter({ ...exam, ...settings }, attempts, id, NOW)

  test('a failure leaves the rest of the series, from the end of the cool-down', () => {
    expect(following([failed('a', NOW - HOUR)], 'a')).toEqual({ remain: true, left: 2, from: NOW + 23 * HOUR })
    expect(following([failed('a', NOW - 24 * HOUR)], 'a')).toEqual({ remain: true, left: 2, from: null })
  })

  test('the last failure, a pass and the closing date leave nothing', () => {
    const three = [failed('a', 1), failed('b', 2), failed('c', 3)]
    const none = { remain: false, left: 0, from: null }
    expect(following(three, 'a')).toEqual(none)
    expect(following([failed('a', 1), passed('b', 2)], 'a')).toEqual(none)
    expect(following([passed('a', 1), failed('b', 2)], 'a')).toEqual(none)
    const window = { closesAt: NOW, closeCutsRunningAttempts: false }
    expect(following([failed('a', 1)], 'a', { window })).toEqual(none)
  })
})

describe('what an exam may ask besides', () => {
  const lesson = { lesson: 'http/errors', title: 'Errors', href: '/learn/courses/http/errors' }
  const yesterday = [failed('a', NOW - 2 * HOUR)]

  test('nobody while it is paused, but a running attempt goes on', () => {
    const paused = { ...nothing, pause: { since: NOW - HOUR, why: 'The lights went out.' } }
    expect(decide([], {}, paused)).toEqual({
      allow: false,
      reason: 'paused',
      since: NOW - HOUR,
      why: 'The lights went out.',
    })
    expect(decide([open('a')], {}, paused)).toMatchObject({ reason: 'open-attempt' })
  })

  test('nobody without the benefit of the company', () => {
    const requires = { courses: [], certifications: [], benefit: 'advanced-exams' }
    expect(decide([], { requires })).toEqual({ allow: false, reason: 'benefit-missing', benefit: 'advanced-exams' })
    expect(decide([], { requires }, { ...nothing, benefits: ['advanced-exams'] })).toMatchObject({ allow: true })
  })

  test.each<[string, 'instead' | 'as-well' | undefined, Held['lessonsLeft'], EarlierAttempt[], object]>([
    [
      'lessons left name the way out of the wait',
      'instead',
      [lesson],
      yesterday,
      { reason: 'cool-down', lessons: [lesson] },
    ],
    ['lessons done end the wait', 'instead', [], yesterday, { allow: true }],
    ['nothing to do again ends no wait', 'instead', null, yesterday, { reason: 'cool-down', lessons: [] }],
    ['lessons left do not outlast the wait', 'instead', [lesson], [failed('a', NOW - 48 * HOUR)], { allow: true }],
    ['lessons done do not end a wait that stands beside them', 'as-well', [], yesterday, { reason: 'cool-down' }],
    ['lessons left outlast the wait', 'as-well', [lesson], [failed('a', NOW - 48 * HOUR)], { reason: 'lessons-left' }],
    ['both done', 'as-well', [], [failed('a', NOW - 48 * HOUR)], { allow: true }],
    ['lessons are not asked for', undefined, [lesson], yesterday, { reason: 'cool-down', lessons: [] }],
    ['the first attempt asks for none', 'as-well', [lesson], [], { allow: true }],
  ])('%s', (_name, redoLessons, lessonsLeft, attempts, expected) => {
    expect(decide(attempts, { redoLessons }, { ...nothing, lessonsLeft })).toMatchObject(expected)
  })
})
