import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CheckMark, type CourseFacts, courseProgress, type LessonMark, nextLesson } from './course-progress'

const course: CourseFacts = {
  lessons: [
    { slug: 'events', minutes: 6, checkIds: ['what-is-one', 'who-sends'] },
    { slug: 'endpoint', minutes: 14, checkIds: ['status'] },
    { slug: 'retries', minutes: 12, checkIds: ['when', 'how-often'] },
  ],
  finishChecks: '4/5',
}
const read = (...slugs: string[]): LessonMark[] => slugs.map((lessonSlug) => ({ lessonSlug, completedAt: 1 }))
const answered = (fraction: string, ...keys: string[]): CheckMark[] =>
  keys.map((key) => {
    const [lessonSlug = '', checkId = ''] = key.split('/')
    return { lessonSlug, checkId, fraction }
  })
const allLessons = read('events', 'endpoint', 'retries')

test.each([
  { name: 'nothing done', lessons: [], checks: [], finished: false },
  { name: 'all lessons, no check', lessons: allLessons, checks: [], finished: false },
  {
    name: 'all lessons, four of five checks',
    lessons: allLessons,
    checks: answered('1/1', 'events/what-is-one', 'events/who-sends', 'endpoint/status', 'retries/when'),
    finished: true,
  },
  {
    name: 'all lessons, three checks right and one partly',
    lessons: allLessons,
    checks: [
      ...answered('1/1', 'events/what-is-one', 'events/who-sends', 'endpoint/status'),
      ...answered('1/2', 'retries/when'),
    ],
    finished: false,
  },
  {
    name: 'all checks, one lesson only seen',
    lessons: [...read('events', 'endpoint'), { lessonSlug: 'retries', completedAt: null }],
    checks: answered('1/1', 'events/what-is-one', 'events/who-sends', 'endpoint/status', 'retries/when'),
    finished: false,
  },
])('$name: finished is $finished', ({ lessons, checks, finished }) => {
  expect(courseProgress(course, lessons, checks).isFinished).toBe(finished)
})

test.each([
  { share: '7/10', total: 10, needed: 7 },
  { share: '4/5', total: 5, needed: 4 },
  { share: '4/5', total: 6, needed: 5 },
  { share: '0/1', total: 6, needed: 0 },
  { share: '1/1', total: 6, needed: 6 },
  { share: '4/5', total: 0, needed: 0 },
])('$share of $total checks are $needed', ({ share, total, needed }) => {
  const checkIds = Array.from({ length: total }, (_, index) => `check-${index}`)
  const one = { lessons: [{ slug: 'only', minutes: 1, checkIds }], finishChecks: share }
  expect(courseProgress(one, [], []).checksNeeded).toBe(needed)
})

test('a check that was right once stays right', () => {
  const checks = [...answered('1/1', 'endpoint/status'), ...answered('0/1', 'endpoint/status')]
  expect(courseProgress(course, [], checks).checksRight).toBe(1)
})

test('the minutes left are those of the lessons that are not done', () => {
  expect(courseProgress(course, read('endpoint'), []).minutesLeft).toBe(18)
})

test('the next lesson is the first that is not done', () => {
  expect(nextLesson(course, courseProgress(course, read('events', 'retries'), []))).toBe('endpoint')
  expect(nextLesson(course, courseProgress(course, allLessons, []))).toBeNull()
})

test('a revision that drops a lesson and adds one keeps what was done', () => {
  const revised = {
    ...course,
    lessons: [...course.lessons.slice(1), { slug: 'ordering', minutes: 9, checkIds: [] }],
  }
  const progress = courseProgress(revised, allLessons, [])
  expect(progress).toMatchObject({ done: ['endpoint', 'retries'], lessonsDone: 2, lessonsTotal: 3, minutesLeft: 9 })
})

const lessonMarks = fc.array(
  fc.record({
    lessonSlug: fc.constantFrom('events', 'endpoint', 'retries', 'removed'),
    completedAt: fc.option(fc.nat(), { nil: null }),
  }),
)
const checkMarks = fc.array(
  fc.record({
    lessonSlug: fc.constantFrom('events', 'endpoint', 'retries'),
    checkId: fc.constantFrom('what-is-one', 'who-sends', 'status', 'when', 'how-often'),
    fraction: fc.constantFrom('0/1', '1/2', '1/1'),
  }),
)

test('doing more never takes progress away', () => {
  fc.assert(
    fc.property(lessonMarks, lessonMarks, checkMarks, checkMarks, (lessons, more, checks, moreChecks) => {
      const before = courseProgress(course, lessons, checks)
      const after = courseProgress(course, [...lessons, ...more], [...checks, ...moreChecks])
      expect(after.lessonsDone).toBeGreaterThanOrEqual(before.lessonsDone)
      expect(after.checksRight).toBeGreaterThanOrEqual(before.checksRight)
      expect(after.minutesLeft).toBeLessThanOrEqual(before.minutesLeft)
      if (before.isFinished) expect(after.isFinished).toBe(true)
    }),
  )
})
