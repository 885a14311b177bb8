import { useFormat, useT } from '~/i18n'
import { Avatar } from '~/ui/avatar'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Row, Rows } from '~/ui/rows'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { isDone } from '../assignment-state'
import type { Assignment } from '../list-assignments.server'
import { DueTag } from './due-tag'

/** Who of a company was asked to do what, the nearest due date first. */
export function TeamAssignments({ assignments }: { assignments: readonly Assignment[] }) {
  const t = useT('learning')
  if (assignments.length === 0)
    return (
      <EmptyState bare title={t('assignments.none')}>
        {t('assignments.none-help')}
      </EmptyState>
    )
  return (
    <Rows className="rows-wide">
      {assignments.map((assignment) => (
        <AssignmentRow key={assignment.id} assignment={assignment} />
      ))}
    </Rows>
  )
}

function AssignmentRow({ assignment }: { assignment: Assignment }) {
  const t = useT('learning')
  const format = useFormat()
  const { id, kind, title, href, personName, assignedByName, message, dueAt, doneAt, state } = assignment
  return (
    <Row
      start={<Avatar name={personName} />}
      title={<bdi>{personName}</bdi>}
      end={
        <>
          <div className="end">
            <p>
              <DueTag state={state} dueAt={dueAt} />
            </p>
            <p className="meta">
              {doneAt === null
                ? t('assignments.due-on', { date: format.date(dueAt) })
                : t('assignments.done-on', { date: format.date(doneAt) })}
            </p>
          </div>
          {!isDone(state) && (
            <ButtonLink href={`/company/assignments/${id}/cancellation`} size="sm" variant="quiet">
              {t('assignments.cancel')}
              <VisuallyHidden>{t('assignments.cancel-which', { title, name: personName })}</VisuallyHidden>
            </ButtonLink>
          )}
        </>
      }
    >
      <p className="small">
        <a href={href} dir="auto">
          {title}
        </a>
        <span className="subtle">
          {' · '}
          {t(kind === 'course' ? 'assigned.course-from' : 'assigned.exam-from', { name: assignedByName })}
        </span>
      </p>
      {message && (
        <p className="small muted">
          <q dir="auto">{message}</q>
        </p>
      )}
    </Row>
  )
}
