import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Person } from '~/ui/person'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { isDone } from '../assignment-state'
import type { Assignment } from '../list-assignments.server'
import { DueTag } from './due-tag'

/** The open assignments of a company, the nearest due date first. */
export function AssignmentsTable({ assignments }: { assignments: readonly Assignment[] }) {
  const t = useT('learning')
  const format = useFormat()
  return (
    <Table
      caption={t('assignments.caption')}
      rows={assignments}
      rowKey={({ id }) => id}
      empty={
        <EmptyState bare title={t('assignments.none')}>
          {t('assignments.none-help')}
        </EmptyState>
      }
      columns={[
        { key: 'person', header: t('team.person'), cell: ({ personName }) => <Person name={personName} /> },
        {
          key: 'what',
          header: t('assignments.what'),
          cell: ({ title, href, kind, message }) => (
            <>
              <a href={href} dir="auto">
                {title}
              </a>
              <p className="meta">
                {t(kind === 'course' ? 'assignments.course' : 'assignments.exam')}
                {message && (
                  <>
                    {' · '}
                    <bdi>{message}</bdi>
                  </>
                )}
              </p>
            </>
          ),
        },
        {
          key: 'due',
          header: t('assignments.due'),
          nowrap: true,
          cell: ({ dueAt }) => <RelativeTime at={dueAt} as="date" />,
        },
        {
          key: 'state',
          header: t('assignments.state'),
          cell: ({ state, dueAt, doneAt }) => (
            <>
              <DueTag state={state} dueAt={dueAt} />
              {doneAt !== null && <p className="meta">{format.date(doneAt)}</p>}
            </>
          ),
        },
        {
          key: 'by',
          header: t('assignments.by'),
          hideSmall: true,
          cell: ({ assignedByName }) => <bdi>{assignedByName}</bdi>,
        },
        {
          key: 'cancel',
          header: <VisuallyHidden>{t('assignments.cancel')}</VisuallyHidden>,
          align: 'end',
          cell: ({ id, state, title, personName }) =>
            !isDone(state) && (
              <ButtonLink href={`/company/assignments/${id}/cancellation`} size="sm" variant="quiet">
                {t('assignments.cancel')}
                <VisuallyHidden>{t('assignments.cancel-which', { title, name: personName })}</VisuallyHidden>
              </ButtonLink>
            ),
        },
      ]}
    />
  )
}
