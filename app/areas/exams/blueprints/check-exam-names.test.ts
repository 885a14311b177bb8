import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { checkExamNames, type KnownContent } from './check-exam-names'
import { readExamFile } from './read-exam-file.server'

const folder = mkdtempSync(join(tmpdir(), 'rung-exams-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function read(yaml: string, name = 'associate') {
  const path = join(folder, `${name}.yaml`)
  writeFileSync(path, yaml)
  return readExamFile(path, ({ code, params }) => `${code} ${params.name ?? ''}`.trim())
}
const exam = (sections: string, more = '') => `title: Associate
summary: What an associate knows.
language: en
passMark: 0.7
${more}sections:
${sections}
`
const section = (id: string, ...draws: string[]) =>
  `  - id: ${id}\n    title: ${id}\n    draw:\n${draws.map((draw) => `      - ${draw}`).join('\n')}`

const known: KnownContent = {
  courses: ['http-api-integration'],
  pools: ['http-api'],
  questions: ['auth', 'auth', 'paging'].map((objective, index) => ({
    questionId: `http-api/q${index}`,
    versionId: `http-api/q${index}`,
    pool: 'http-api',
    externalId: `q${index}`,
    state: index === 1 ? 'trial' : 'live',
    objective,
    difficulty: 'easy',
    tags: ['errors'],
  })),
  undeliverable: [{ pool: 'http-api', externalId: 'call-it', type: 'practical' }],
  exams: [],
  families: new Map(),
}
const check = (yaml: string) => {
  const { item, problems } = read(yaml)
  if (!item) throw new Error(JSON.stringify(problems))
  return checkExamNames(item, known).map((problem) => ({ ...problem, line: item.placeOf(problem.path).line }))
}

describe('an exam file', () => {
  test('is read with its defaults', () => {
    const { item, problems } = read(exam(section('one', '{ pool: http-api, count: 2 }')))
    expect(problems).toEqual([])
    expect(item?.exam).toMatchObject({ passMark: '7/10', coolDownHours: [0], questionsPerPage: 'all' })
  })

  test('with a misspelt key says which was meant, at its line', () => {
    const { problems } = read(exam(section('one', '{ pool: http-api, count: 2 }'), 'timeLimitMinuts: 40\n'))
    expect(problems).toEqual([
      {
        file: 'exams/associate.yaml',
        line: 5,
        column: 1,
        severity: 'error',
        message: '“timeLimitMinuts” is not a key of an exam file. Did you mean “timeLimitMinutes”?',
      },
    ])
  })

  test('with a key of the whole exam in a section says that its place is another', () => {
    const { problems } = read(exam(`${section('one', '{ pool: http-api, count: 2 }')}\n    navigation: forward-only`))
    expect(problems.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '10 “navigation” is a key of an exam file, but not at this place.',
    ])
  })

  test('with a section twice, a window that closes before it opens, or a name that is taken', () => {
    const twice = `${section('one', '{ pool: http-api, count: 1 }')}\n${section('one', '{ pool: http-api, count: 1 }')}`
    const window = 'window: { opensAt: "2026-12-01T00:00:00Z", closesAt: "2026-11-01T00:00:00Z" }\n'
    const said = read(exam(twice, window), 'attempts').problems.map(({ line, message }) => `${line} ${message}`)
    expect(said).toEqual([
      '1 An exam cannot be called “attempts”: the word stands in addresses already.',
      '5 The window closes before it opens.',
      '11 There are two sections with the id “one”. Give each its own.',
    ])
  })

  test.each([
    ['neither how many nor which', '{ pool: http-api }', /neither how many/],
    ['both how many and which', '{ pool: http-api, count: 1, questions: [q0] }', /so it takes no count/],
    ['a question twice', '{ pool: http-api, questions: [q0, q0] }', /named twice/],
  ])('with a draw that says %s', (_name, draw, said) => {
    const { problems } = read(exam(section('one', draw)))
    expect(problems.map(({ message }) => message)).toEqual([expect.stringMatching(said)])
  })

  test.each([
    ['a scale that falls', 'scaledScore: { lowest: 100, pass: 700, highest: 700 }\n', /lowest score comes before/],
    ['a review after a close that it has not', 'review: { afterClose: key }\n', /no closing date/],
    ['lessons to do again in no course', 'redoLessons: instead\n', /name them under courses/],
    ['parts of a review that there are not', 'review: { afterSubmit: [mark] }\n', /refused|choice/],
  ])('with %s', (_name, line, said) => {
    const { problems } = read(exam(section('one', '{ pool: http-api, count: 1 }'), line))
    expect(problems.map(({ line: at, message }) => [at, message])).toEqual([[5, expect.stringMatching(said)]])
  })

  test('with a mark beyond the whole is refused', () => {
    expect(read(exam(section('one', '{ pool: http-api, count: 1 }')).replace('0.7', '70')).problems).toMatchObject([
      { line: 4, message: 'too-big passMark' },
    ])
  })
})

describe('what an exam names', () => {
  test('is all there', () => {
    expect(check(exam(section('one', '{ pool: http-api, objective: auth, count: 1 }')))).toEqual([])
  })

  test.each([
    ['a pool', '{ pool: http-apis, count: 1 }', 'pool-unknown', 'http-api'],
    ['an objective', '{ pool: http-api, objective: aut, count: 1 }', 'objective-unknown', 'auth'],
    ['a tag', '{ pool: http-api, tag: error, count: 1 }', 'tag-unknown', 'errors'],
    ['a question', '{ pool: http-api, questions: [q0, q22] }', 'question-unknown', 'q2'],
    ['a question that is only on trial', '{ pool: http-api, questions: [q1] }', 'question-unknown', 'q0'],
  ])('%s that nothing has', (_name, draw, code, meant) => {
    expect(check(exam(section('one', draw)))).toMatchObject([{ code, meant, line: 9 }])
  })

  test('a course that nothing has', () => {
    const yaml = exam(section('one', '{ pool: http-api, count: 1 }'), 'courses: [http-api-integrations]\n')
    expect(check(yaml)).toMatchObject([{ code: 'course-unknown', meant: 'http-api-integration', line: 5 }])
  })

  test('a question that no exam can give, because of its type', () => {
    expect(check(exam(section('one', '{ pool: http-api, questions: [q0, call-it] }')))).toEqual([
      expect.objectContaining({ code: 'question-undeliverable', name: 'call-it', type: 'practical', line: 9 }),
    ])
  })

  test('more questions than there are; those that no exam can give are told, not counted', () => {
    expect(check(exam(section('one', '{ pool: http-api, count: 3 }')))).toMatchObject([
      { code: 'pool-too-small', wanted: 3, found: 2, undeliverable: 1 },
    ])
  })

  test('more live questions than there are, counted over all draws together', () => {
    const draws = ['{ pool: http-api, count: 2 }', '{ pool: http-api, objective: auth, count: 1 }']
    expect(check(exam(section('one', ...draws)))).toMatchObject([{ code: 'pool-too-small', name: 'http-api' }])
  })
})

test.each(['integration-associate', 'integration-professional', 'partner-practice'])(
  'the demo exam %s is right',
  (slug) => {
    const { item, problems } = readExamFile(`content/exams/${slug}.yaml`, ({ code }) => code)
    expect(problems).toEqual([])
    expect(item?.exam.sections.length).toBeGreaterThan(0)
  },
)
