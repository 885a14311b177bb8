import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { examSchema } from '../blueprints/blueprint'
import { readExamFile } from '../blueprints/read-exam-file.server'
import { partsOf } from '../blueprints/review-setting'
import { fieldsOf, fieldsOfNew, readFields, sizesOf } from './draft-fields'
import { instantOf, localMoment } from './local-moment'
import { readExam } from './read-fields'

const whole = examSchema.parse({
  title: 'Everything',
  summary: 'Every setting there is.',
  language: 'en',
  certification: 'associate',
  courses: ['http', 'webhooks'],
  timeLimitMinutes: 45,
  attemptsAllowed: 3,
  coolDownHours: [0, 0.5, 72],
  redoLessons: 'instead',
  retakeAfterPassDays: 0,
  passMark: 0.725,
  scaledScore: { lowest: 100, pass: 700, highest: 1000 },
  exposureCap: { share: 0.3, ofLastAttempts: 50 },
  questionsPerPage: 'section',
  navigation: 'forward-only',
  shuffleQuestions: false,
  review: {
    afterSubmit: ['marks'],
    keyAfterLastAttempt: true,
    later: { afterHours: 24, show: ['right-wrong'] },
    afterClose: ['marks', 'right-wrong', 'answers', 'feedback'],
  },
  requires: { courses: ['http'], certifications: ['first'], benefit: 'advanced-exams' },
  window: { opensAt: '2026-12-01T08:00:00Z', closesAt: '2027-01-31T18:00:00Z', closeCutsRunningAttempts: true },
  honourStatement: 'I answer alone.',
  mode: 'retry',
  tries: 4,
  penaltyPerTry: '1/3',
  certainty: true,
  marking: { anonymous: false, secondMarker: { within: 0.05, agreement: 0.1 } },
  agreement: { version: '2026-11', title: 'Confidentiality', text: 'I keep the questions to myself.\n\nFor good.' },
  sections: [
    {
      id: 'one',
      title: 'One',
      passMark: 0.5,
      trial: 2,
      draw: [
        { pool: 'http', objective: 'auth', difficulty: 'hard', tag: 'v2', count: 3, points: 1.5 },
        { pool: 'http', questions: ['a question', 'another'] },
      ],
    },
    { id: 'two', title: 'Two', draw: [{ pool: 'webhooks', count: 4 }] },
  ],
})

describe('a draft', () => {
  test('without a section, or with one that draws nothing, says so at its place', () => {
    const fields = fieldsOf(whole)
    const without = (pattern: RegExp) =>
      readExam(Object.fromEntries(Object.entries(fields).filter(([name]) => !pattern.test(name)))).problems.map(
        ({ field, code }) => [field, code],
      )
    expect(without(/^sections\.1\.draw/)).toEqual([['sections.1.draw.0.pool', 'section-empty']])
    expect(without(/^sections\./)).toEqual([['sections.0.title', 'no-section']])
  })

  test('shows an exam as it is, with every setting there is', () => {
    expect(readExam(fieldsOf(whole))).toEqual({ exam: whole, problems: [] })
  })

  test.each(readdirSync('content/exams').filter((name) => name.endsWith('.yaml')))('shows %s as it is', (name) => {
    const { item } = readExamFile(`content/exams/${name}`, ({ code }) => code)
    if (!item) throw new Error('the demo exams can be read')
    const { exam } = readExam(fieldsOf(item.exam))
    // A level and the list of its parts are the same setting.
    expect(exam && { ...exam, review: null }).toEqual({ ...item.exam, review: null })
    expect(exam?.review.afterSubmit).toEqual(partsOf(item.exam.review.afterSubmit))
  })

  test('goes through its form and comes back', () => {
    const fields = fieldsOf(whole)
    expect(readFields((name) => fields[name] ?? null)).toEqual(fields)
    expect(readFields((name) => (name === 'stranger' ? 'x' : null))).toEqual({})
  })

  test('leaves out rows that are empty', () => {
    expect(sizesOf(fieldsOf(whole))).toEqual([2, 1])
    expect(sizesOf({})).toEqual([])
  })

  test('reads digits of Persian, and says which fields are not right', () => {
    const fields = { ...fieldsOf(whole), passMark: '۷۲٫۵', timeLimitMinutes: '۴۵' }
    expect(readExam(fields).exam).toEqual(whole)
    const wrong = {
      ...fieldsOf(whole),
      title: '',
      passMark: '120',
      attemptsAllowed: 'some',
      certification: 'Not A Name',
      'window.closesAt': 'tomorrow',
      'sections.1.draw.0.count': '0',
    }
    const { title: _gone, ...rest } = wrong
    expect(readExam(rest).problems.map(({ field, code, limit }) => [field, code, limit])).toEqual([
      ['title', 'missing', null],
      ['certification', 'slug', null],
      ['attemptsAllowed', 'number', null],
      ['passMark', 'too-big', 100],
      ['sections.1.draw.0.count', 'too-small', 1],
      ['window.closesAt', 'moment', null],
    ])
  })

  test('of a new exam says what is missing, and cross-checks at its field', () => {
    expect(readExam(fieldsOfNew('New', 'en')).problems.map(({ field }) => field)).toEqual([
      'summary',
      'sections.0.title',
    ])
    const twice = { ...fieldsOf(whole), 'sections.1.id': 'one' }
    expect(readExam(twice).problems).toMatchObject([{ field: 'sections.1.id', code: 'section-repeated' }])
  })
})

test.each([
  ['2026-12-01T10:00', 'Europe/Athens', '2026-12-01T08:00:00Z'],
  ['2026-07-01T10:00', 'Europe/Athens', '2026-07-01T07:00:00Z'],
  // The hour that clocks skip in spring.
  ['2027-03-28T03:30', 'Europe/Athens', '2027-03-28T01:30:00Z'],
  ['2026-02-30T10:00', 'Europe/Athens', '2026-02-30T10:00'],
  ['soon', 'Europe/Athens', 'soon'],
])('%s in %s is %s', (text, zone, instant) => {
  expect(instantOf(text, zone)).toBe(instant)
  if (instant.endsWith('Z') && !text.startsWith('2027-03-28')) expect(localMoment(instant, zone)).toBe(text)
})
