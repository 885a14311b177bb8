import { directionOf } from '~/areas/catalogue/language-name'
import type { CourseSummary } from '~/areas/catalogue/list-courses.server'
import { CourseFacts } from '~/areas/catalogue/ui/course-facts'
import { useT } from '~/i18n'
import { Row } from '~/ui/rows'
import { Rungs } from '~/ui/rungs'
import { Tag } from '~/ui/tag'
import type { AssignmentState } from '../assignment-state'
import { DueTag } from './due-tag'

export type CourseRowProps = {
  course: CourseSummary
  /** Absent when the person has not begun it. */
  progress?: { lessonsDone: number; completedAt: number | null }
  assignment?: { state: AssignmentState; dueAt: number }
}

/** A course in a list: what it is, how long it takes, and how far this person is. */
export function CourseRow({ course, progress, assignment }: CourseRowProps) {
  const t = useT('learning')
  const total = course.lessons.length
  return (
    <Row
      title={
        <span lang={course.language} dir={directionOf(course.language)}>
          {course.title}
        </span>
      }
      href={`/learn/courses/${course.slug}`}
      meta={<CourseFacts level={course.level} minutes={course.minutes} lessons={total} language={course.language} />}
      end={
        <div className="course-prog">
          <p className="row">
            {!course.isOpen && (
              <Tag tone="neutral" icon="lock">
                {t('row.reserved')}
              </Tag>
            )}
            {progress?.completedAt != null && (
              <Tag tone="success" icon="check">
                {t('row.finished')}
              </Tag>
            )}
            {assignment && assignment.state !== 'done' && assignment.state !== 'done-late' && (
              <DueTag state={assignment.state} dueAt={assignment.dueAt} />
            )}
          </p>
          {progress && progress.completedAt === null && (
            <>
              <Rungs
                value={progress.lessonsDone}
                of={total}
                label={t('lessons-done', { done: progress.lessonsDone, total })}
              />
              <p className="meta">{t('lessons-of', { done: progress.lessonsDone, total })}</p>
            </>
          )}
        </div>
      }
    >
      <p className="small muted" lang={course.language} dir={directionOf(course.language)}>
        {course.summary}
      </p>
    </Row>
  )
}
