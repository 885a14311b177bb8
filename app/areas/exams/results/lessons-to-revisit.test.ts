import { expect, test } from 'vitest'
import { lessonsToRevisit } from './lessons-to-revisit'

const lesson = (name: string) => ({
  courseSlug: 'http',
  lessonSlug: name,
  lessonTitle: name,
  minutes: 8,
  href: `/learn/courses/http/${name}`,
})
const tally = (objective: string, mark: string, maxMark: string, lessons: string[] = []) => ({
  objective,
  mark,
  maxMark,
  share: '0/1',
  lessons,
})
const taught = [
  { id: 'auth', text: 'Authenticate requests', lessons: [lesson('keys'), lesson('headers'), lesson('rotation')] },
  { id: 'paging', text: 'Paginate lists', lessons: [lesson('cursors'), lesson('keys')] },
]
const names = (...tallies: ReturnType<typeof tally>[]) =>
  lessonsToRevisit(tallies, taught).map(({ title, objective, lost }) => [title, objective, lost])

test('the lessons that questions name, most points lost first', () => {
  expect(
    names(tally('auth', '2/1', '3/1', ['http/rotation']), tally('paging', '0/1', '2/1', ['http/cursors'])),
  ).toEqual([
    ['cursors', 'Paginate lists', 2],
    ['rotation', 'Authenticate requests', 1],
  ])
})

test('where no question names one, up to two that teach the objective; none twice', () => {
  expect(names(tally('auth', '0/1', '3/1'), tally('paging', '1/2', '2/1'))).toEqual([
    ['keys', 'Authenticate requests', 3],
    ['headers', 'Authenticate requests', 3],
    ['cursors', 'Paginate lists', 1.5],
  ])
})

test('nothing for objectives without a lost point, or that no course has', () => {
  expect(names(tally('auth', '3/1', '3/1'), tally('unknown', '0/1', '1/1'))).toEqual([])
})
