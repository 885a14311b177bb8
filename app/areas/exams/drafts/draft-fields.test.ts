import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readExamFile } from '../blueprints/read-exam-file.server'
import { partsOf } from '../blueprints/review-setting'
import { wholeExam } from '../testing/whole-exam'
import { fieldsOf, fieldsOfNew, readFields, sizesOf } from './draft-fields'
import { instantOf, localMoment } from './local-moment'
import { readExam } from './read-fields'

describe('a draft', () => {
  test('without a section, or with one that draws nothing, says so at its place', () => {
    const fields = fieldsOf(wholeExam)
    const without = (pattern: RegExp) =>
      readExam(Object.fromEntries(Object.entries(fields).filter(([name]) => !pattern.test(name)))).problems.map(
        ({ field, code }) => [field, code],
      )
    expect(without(/^sections\.1\.draw/)).toEqual([['sections.1.draw.0.pool', 'section-empty']])
    expect(without(/^sections\./)).toEqual([['sections.0.title', 'no-section']])
  })

  test('shows an exam as it is, with every setting there is', () => {
    expect(readExam(fieldsOf(wholeExam))).toEqual({ exam: wholeExam, problems: [] })
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
    const fields = fieldsOf(wholeExam)
    expect(readFields((name) => fields[name] ?? null)).toEqual(fields)
    expect(readFields((name) => (name === 'stranger' ? 'x' : null))).toEqual({})
  })

  test('leaves out rows that are empty', () => {
    expect(sizesOf(fieldsOf(wholeExam))).toEqual([2, 1])
    expect(sizesOf({})).toEqual([])
  })

  test('reads digits of Persian, and says which fields are not right', () => {
    const fields = { ...fieldsOf(wholeExam), passMark: '۷۲٫۵', timeLimitMinutes: '۴۵' }
    expect(readExam(fields).exam).toEqual(wholeExam)
    const wrong = {
      ...fieldsOf(wholeExam),
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
    const twice = { ...fieldsOf(wholeExam), 'sections.1.id': 'one' }
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
