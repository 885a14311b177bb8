import type { LoaderFunctionArgs } from '@remix-run/node'
import { examTitles } from '~/areas/exams/blueprints/exam-titles.server'
import { dayOf } from '~/areas/learning/due-date'
import { teamProgress } from '~/areas/learning/team-progress.server'
import { arrangeTeam } from '~/areas/learning/team-table'
import { readTeamView } from '~/areas/learning/team-view'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { writeCsv } from '~/platform/write-csv'

/** The manager's view of the team as a table for other programs: a line for each person and course, days as the manager's. */
export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const t = translator(actor.locale, 'learning')
  const day = (at: number | null) => (at === null ? '' : dayOf(at, actor.timeZone))
  const team = await teamProgress(ctx, await examTitles(ctx))
  const view = readTeamView(new URL(args.request.url).searchParams)
  const lines = arrangeTeam(team.rows, view, actor.locale).flatMap((row) => {
    const person = [row.name, row.email]
    const end = [row.overdue, day(row.lastActiveAt)]
    if (row.courses.length === 0) return [[...person, '', '', '', '', '', ...end]]
    return row.courses.map((cell) => [
      ...person,
      cell.courseTitle,
      day(cell.startedAt),
      cell.lessonsDone,
      cell.lessonsTotal,
      day(cell.completedAt),
      ...end,
    ])
  })
  const columns = [
    t('csv.name'),
    t('csv.email'),
    t('csv.course'),
    t('csv.enrolled'),
    t('csv.lessons-done'),
    t('csv.lessons'),
    t('csv.completed'),
    t('csv.overdue'),
    t('csv.last-active'),
  ]
  return new Response(writeCsv([columns, ...lines]), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="progress-${day(ctx.now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
