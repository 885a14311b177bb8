import { directionOf } from '~/areas/catalogue/language-name'
import { useFormat, useT } from '~/i18n'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { Person } from '~/ui/person'
import { RelativeTime } from '~/ui/relative-time'
import { Ring } from '~/ui/ring'
import { type Column, Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { TeamProgress } from '../team-progress.server'
import type { TeamCell, TeamRow, TeamSort, TeamView } from '../team-table'
import { teamViewUrl } from '../team-view'

export type TeamProgressTableProps = {
  rows: readonly TeamRow[]
  courses: TeamProgress['courses']
  view: TeamView
  page: { number: number; size: number; total: number }
  path: string
}

/** People by courses: how far each is, what is finished, what is overdue. */
export function TeamProgressTable({ rows, courses, view, page, path }: TeamProgressTableProps) {
  const t = useT('learning')
  const format = useFormat()
  const shown = view.course ? courses.filter(({ slug }) => slug === view.course) : courses
  const columns: Column<TeamRow>[] = [
    {
      key: 'name',
      header: t('team.person'),
      sortable: true,
      cell: (row) => <Person name={row.name} />,
    },
    ...shown.map(
      ({ slug, title, language }): Column<TeamRow> => ({
        key: slug,
        header: (
          <span lang={language} dir={directionOf(language)}>
            {title}
          </span>
        ),
        cell: (row) => <CourseCell cell={row.courses.find(({ courseSlug }) => courseSlug === slug)} />,
      }),
    ),
    {
      key: 'finished',
      header: t('team.finished'),
      sortable: true,
      align: 'end',
      cell: (row) => format.number(row.finished),
    },
    {
      key: 'overdue',
      header: t('team.overdue'),
      sortable: true,
      align: 'end',
      cell: (row) =>
        row.overdue > 0 ? (
          <Tag tone="danger" icon="circle-alert">
            {format.number(row.overdue)}
          </Tag>
        ) : (
          <span className="subtle">{format.number(0)}</span>
        ),
    },
    {
      key: 'active',
      header: t('team.last-active'),
      sortable: true,
      nowrap: true,
      cell: (row) =>
        row.lastActiveAt === null ? (
          <span className="subtle">{t('team.never')}</span>
        ) : (
          <RelativeTime at={row.lastActiveAt} as="date" />
        ),
    },
  ]
  return (
    <Table
      caption={t('team.caption')}
      columns={columns}
      rows={rows}
      rowKey={({ personId }) => personId}
      sort={{
        by: view.sort,
        direction: view.direction,
        href: (by, direction) => teamViewUrl(path, { ...view, sort: by as TeamSort, direction }),
      }}
      empty={
        <EmptyState bare level={2} title={t('team.none')}>
          {t('team.none-help')}
        </EmptyState>
      }
      foot={
        <Pagination
          page={page.number}
          pageSize={page.size}
          total={page.total}
          href={(number) => teamViewUrl(path, view, number)}
        />
      }
    />
  )
}

function CourseCell({ cell }: { cell: TeamCell | undefined }) {
  const t = useT('learning')
  const format = useFormat()
  if (!cell) return <span className="subtle">{t('team.not-enrolled')}</span>
  if (cell.completedAt !== null)
    return (
      <span className="row row-nowrap">
        <Tag tone="success" icon="check">
          {t('team.done-on', { date: format.date(cell.completedAt) })}
        </Tag>
      </span>
    )
  const share = cell.lessonsTotal === 0 ? 0 : cell.lessonsDone / cell.lessonsTotal
  return (
    <span className="row row-nowrap">
      <Ring share={share} label={t('lessons-done', { done: cell.lessonsDone, total: cell.lessonsTotal })} />
      <span className="small">{t('lessons-of', { done: cell.lessonsDone, total: cell.lessonsTotal })}</span>
    </span>
  )
}
