import { useFormat, useT } from '~/i18n'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import type { Assignment } from '../list-assignments.server'
import { DueTag } from './due-tag'

export type AssignmentRowsProps = {
  assignments: readonly Assignment[]
  /** What is left of each assigned course, by slug. */
  left: Readonly<Record<string, { lessons: number; minutes: number }>>
}

/** What somebody was asked to do, the nearest due date first. */
export function AssignmentRows({ assignments, left }: AssignmentRowsProps) {
  const t = useT('learning')
  const format = useFormat()
  const metaOf = ({ kind, slug, assignedByName }: Assignment) => {
    const from = t(kind === 'course' ? 'assigned.course-from' : 'assigned.exam-from', { name: assignedByName })
    const rest = kind === 'course' ? left[slug] : undefined
    if (!rest || rest.lessons === 0) return from
    return `${from} · ${t('assigned.left', { lessons: rest.lessons, time: format.minutes(rest.minutes) })}`
  }
  return (
    <Rows className="rows-wide">
      {assignments.map((assignment) => (
        <Row
          key={assignment.id}
          title={<span dir="auto">{assignment.title}</span>}
          href={assignment.href}
          meta={metaOf(assignment)}
          end={
            <div className="end">
              <p>
                <DueTag state={assignment.state} dueAt={assignment.dueAt} />
              </p>
              <p className="meta">
                <RelativeTime at={assignment.dueAt} as="date" />
              </p>
            </div>
          }
        >
          {assignment.message && (
            <p className="small">
              <q dir="auto">{assignment.message}</q>
            </p>
          )}
        </Row>
      ))}
    </Rows>
  )
}
