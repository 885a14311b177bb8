import { expect, test } from 'vitest'
import { arrangeTeam, type TeamRow, type TeamView } from './team-table'

const cell = (courseSlug: string, lessonsDone: number, completedAt: number | null = null) => ({
  courseSlug,
  courseTitle: courseSlug,
  lessonsDone,
  lessonsTotal: 4,
  startedAt: 1,
  completedAt,
})
const row = (name: string, part: Partial<TeamRow> = {}): TeamRow => ({
  personId: name,
  name,
  email: `${name.toLowerCase()}@bluefern.example`,
  courses: [],
  finished: 0,
  overdue: 0,
  lastActiveAt: null,
  ...part,
})
const team = [
  row('Petra', { courses: [cell('api', 4, 50)], finished: 1, lastActiveAt: 50 }),
  row('Ágnes', { courses: [cell('api', 2), cell('practice', 0)], overdue: 1, lastActiveAt: 90 }),
  row('Lena', { courses: [cell('practice', 4, 70), cell('api', 0)], finished: 1, lastActiveAt: 70 }),
  row('Omid'),
]
const view = (part: Partial<TeamView>): TeamView => ({ sort: 'name', direction: 'ascending', ...part })
const names = (part: Partial<TeamView>) => arrangeTeam(team, view(part), 'en').map(({ name }) => name)

test.each([
  { by: 'name in its language', part: {}, order: ['Ágnes', 'Lena', 'Omid', 'Petra'] },
  { by: 'name, from the end', part: { direction: 'descending' }, order: ['Petra', 'Omid', 'Lena', 'Ágnes'] },
  { by: 'the last activity', part: { sort: 'active' }, order: ['Petra', 'Lena', 'Ágnes', 'Omid'] },
  {
    by: 'the last activity, newest first',
    part: { sort: 'active', direction: 'descending' },
    order: ['Ágnes', 'Lena', 'Petra', 'Omid'],
  },
  {
    by: 'what is overdue',
    part: { sort: 'overdue', direction: 'descending' },
    order: ['Ágnes', 'Lena', 'Omid', 'Petra'],
  },
] as const)('sorts by $by', ({ part, order }) => {
  expect(names(part)).toEqual(order)
})

test.each([
  { part: { text: 'LEN' }, found: ['Lena'] },
  { part: { text: 'petra@' }, found: ['Petra'] },
  { part: { course: 'practice' }, found: ['Ágnes', 'Lena'] },
  { part: { state: 'overdue' }, found: ['Ágnes'] },
  { part: { state: 'finished' }, found: ['Lena', 'Petra'] },
  { part: { state: 'finished', course: 'api' }, found: ['Petra'] },
  { part: { state: 'learning' }, found: ['Ágnes'] },
  { part: { state: 'not-started' }, found: ['Omid'] },
  { part: { state: 'not-started', course: 'api' }, found: ['Lena'] },
] as const)('filters by $part', ({ part, found }) => {
  expect(names(part)).toEqual(found)
})
