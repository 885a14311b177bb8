/** One person of a company with how they stand in each of its courses. */
export type TeamRow = {
  personId: string
  name: string
  email: string
  courses: readonly TeamCell[]
  finished: number
  overdue: number
  lastActiveAt: number | null
}
export type TeamCell = {
  courseSlug: string
  courseTitle: string
  lessonsDone: number
  lessonsTotal: number
  startedAt: number
  completedAt: number | null
}

export type TeamView = {
  text?: string
  /** Only people in this course. */
  course?: string
  state?: TeamStateFilter
  sort: TeamSort
  direction: 'ascending' | 'descending'
}
export const TEAM_STATES = ['overdue', 'learning', 'finished', 'not-started'] as const
export type TeamStateFilter = (typeof TEAM_STATES)[number]
export const TEAM_SORTS = ['name', 'finished', 'overdue', 'active'] as const
export type TeamSort = (typeof TEAM_SORTS)[number]

/** The rows of a view in its order; who was never active comes last either way. */
export function arrangeTeam(rows: readonly TeamRow[], view: TeamView, locale: string): TeamRow[] {
  const collator = new Intl.Collator(locale, { sensitivity: 'base', numeric: true })
  const needle = view.text?.trim().toLocaleLowerCase(locale)
  const wanted = rows
    .filter((row) => !needle || `${row.name}\n${row.email}`.toLocaleLowerCase(locale).includes(needle))
    .filter((row) => !view.course || row.courses.some(({ courseSlug }) => courseSlug === view.course))
    .filter((row) => !view.state || isIn(row, view.state, view.course))
  const sign = view.direction === 'ascending' ? 1 : -1
  const byName = (a: TeamRow, b: TeamRow) => collator.compare(a.name, b.name) || (a.personId < b.personId ? -1 : 1)
  return wanted.sort((a, b) => {
    if (view.sort === 'name') return sign * byName(a, b)
    if (view.sort === 'active') {
      if (a.lastActiveAt === null || b.lastActiveAt === null)
        return Number(a.lastActiveAt === null) - Number(b.lastActiveAt === null) || byName(a, b)
      return sign * (a.lastActiveAt - b.lastActiveAt) || byName(a, b)
    }
    return sign * (a[view.sort] - b[view.sort]) || byName(a, b)
  })
}

function isIn(row: TeamRow, state: TeamStateFilter, course: string | undefined): boolean {
  const cells = course ? row.courses.filter(({ courseSlug }) => courseSlug === course) : row.courses
  const isFinished = ({ completedAt }: TeamCell) => completedAt !== null
  if (state === 'overdue') return row.overdue > 0
  if (state === 'not-started') return !cells.some(({ lessonsDone }) => lessonsDone > 0)
  if (state === 'finished') return cells.some(isFinished)
  return cells.some((cell) => cell.lessonsDone > 0 && !isFinished(cell))
}
