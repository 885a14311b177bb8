import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type ExamFile, examSchema } from './blueprint'
import { readExamFile } from './read-exam-file.server'
import { writeExamFile } from './write-exam-file'

const folder = mkdtempSync(join(tmpdir(), 'rung-exam-files-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function readBack(exam: ExamFile) {
  const path = join(folder, 'exam.yaml')
  writeFileSync(path, writeExamFile(exam))
  const { item, problems } = readExamFile(path, ({ code, params }) => `${code} ${params.name ?? ''}`)
  return item?.exam ?? problems
}

const section = { id: 'one', title: 'One', draw: [{ pool: 'http', count: 1 }] }
const least = { title: 'Least', summary: 'What it must say.', language: 'en', passMark: 0.7, sections: [section] }
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

test('an exam with every setting there is comes back from its file', () => {
  expect(readBack(whole)).toEqual(whole)
})

test('an exam that says only what it must says no more in its file', () => {
  const exam = examSchema.parse(least)
  expect(readBack(exam)).toEqual(exam)
  expect(
    writeExamFile(exam)
      .split('\n')
      .filter((line) => /^\w/.test(line)),
  ).toEqual(['title: Least', 'summary: What it must say.', 'language: en', 'passMark: 0.7', 'sections:'])
})

test.each(readdirSync('content/exams').filter((name) => name.endsWith('.yaml')))(
  'the demo exam %s comes back from what is written of it',
  (name) => {
    const { item } = readExamFile(`content/exams/${name}`, ({ code }) => code)
    expect(item && readBack(item.exam)).toEqual(item?.exam)
  },
)

test('whatever its words and numbers are', () => {
  const words = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }).filter((text) => text.trim() !== '')
  const share = fc.integer({ min: 0, max: 1_000 }).map((number) => number / 1_000)
  fc.assert(
    fc.property(
      fc.record({
        ...{ title: words, summary: words, passMark: share, honourStatement: words },
        coolDownHours: fc.array(
          fc.integer({ min: 0, max: 200 }).map((hours) => hours / 2),
          { maxLength: 3 },
        ),
        shuffleQuestions: fc.boolean(),
        points: fc.integer({ min: 1, max: 9_999 }).map((number) => number / 100),
        sectionMark: share,
        tag: words,
      }),
      ({ points, sectionMark, tag, ...of }) => {
        const draw = [{ pool: 'http', tag, count: 2, points }]
        const exam = examSchema.parse({ ...least, ...of, sections: [{ ...section, passMark: sectionMark, draw }] })
        expect(readBack(exam)).toEqual(exam)
      },
    ),
    { numRuns: 60 },
  )
})
