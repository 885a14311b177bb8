import { languageName } from '~/areas/catalogue/language-name'
import type { CourseView } from '~/areas/catalogue/view-course.server'
import { useFormat, useT } from '~/i18n'
import { DescriptionList } from '~/ui/description-list'
import { RelativeTime } from '~/ui/relative-time'
import { Tag } from '~/ui/tag'
import type { MyCourseProgress } from '../view-course-progress.server'
import { DueTag } from './due-tag'

/** Something the course builds on, and whether this person has it. */
export type BuildsOn = { title: string; href: string; held: boolean }

export type CourseDetailsProps = {
  course: Pick<CourseView, 'slug' | 'revision' | 'publishedAt' | 'authors' | 'product' | 'translations' | 'topics'>
  progress: Pick<MyCourseProgress, 'movedToRevision' | 'checksNeeded' | 'checksTotal' | 'assignment' | 'completedAt'>
  buildsOn: readonly BuildsOn[]
}

/** The facts of a course beside its lessons. */
export function CourseDetails({ course, progress, buildsOn }: CourseDetailsProps) {
  const t = useT('learning')
  const format = useFormat()
  const { assignment } = progress
  const published = { number: course.revision, date: format.date(course.publishedAt) }
  return (
    <DescriptionList
      items={[
        [t('details.assigned'), assignment && <DueDate key="due" assignment={assignment} />],
        [t('details.before'), buildsOn.length > 0 ? <Before key="before" buildsOn={buildsOn} /> : null],
        [t('details.languages'), <Languages key="languages" course={course} />],
        [
          t('details.finished-when'),
          progress.checksTotal === 0
            ? t('details.finish-lessons')
            : t('details.finish-checks', { needed: progress.checksNeeded, total: progress.checksTotal }),
        ],
        [
          t('details.revision'),
          progress.movedToRevision ? t('details.revision-moved', published) : t('details.revision-of', published),
        ],
        [t('details.product'), <bdi key="product">{course.product}</bdi>],
        [t('details.author'), course.authors && <bdi key="author">{course.authors}</bdi>],
      ]}
    />
  )
}

function DueDate({ assignment }: { assignment: NonNullable<MyCourseProgress['assignment']> }) {
  return (
    <span className="row">
      <RelativeTime at={assignment.dueAt} as="long" />
      <DueTag state={assignment.state} dueAt={assignment.dueAt} />
    </span>
  )
}

function Before({ buildsOn }: Pick<CourseDetailsProps, 'buildsOn'>) {
  const t = useT('learning')
  return (
    <ul className="stack stack-xs">
      {buildsOn.map(({ href, title, held }) => (
        <li key={href}>
          <a href={href} dir="auto">
            {title}
          </a>{' '}
          <Tag tone={held ? 'success' : 'neutral'} icon={held ? 'check' : undefined}>
            {held ? t('details.held') : t('details.advised')}
          </Tag>
        </li>
      ))}
    </ul>
  )
}

function Languages({ course }: Pick<CourseDetailsProps, 'course'>) {
  return (
    <ul className="row">
      {course.translations.map(({ slug, language }) => (
        <li key={slug}>
          {slug === course.slug ? (
            <span className="native-name" lang={language}>
              {languageName(language)}
            </span>
          ) : (
            <a className="native-name" href={`/learn/courses/${slug}`} lang={language} hrefLang={language}>
              {languageName(language)}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
