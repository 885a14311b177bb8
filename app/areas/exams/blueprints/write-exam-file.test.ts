import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { wholeExam } from '../testing/whole-exam'
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

test('an exam with every setting there is comes back from its file', () => {
  expect(readBack(wholeExam)).toEqual(wholeExam)
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
