import type { OutlineModule } from '~/areas/catalogue/course-outline.server'
import { useFormat, useT } from '~/i18n'
import { classNames } from '~/ui/class-names'
import { Icon } from '~/ui/icon'

export type LessonListProps = {
  courseSlug: string
  modules: readonly OutlineModule[]
  done: readonly string[]
  /** The lesson to go on with. */
  current: string | null
  /** False while the lessons may not be opened: they are listed without links. */
  isOpen: boolean
  lang: string
  dir: 'ltr' | 'rtl'
}

/** The lessons of a course by modules, each with its state and how long it takes. */
export function LessonList(props: LessonListProps) {
  const t = useT('learning')
  const format = useFormat()
  return (
    <ol className="rows lessons">
      {props.modules.map((module) => (
        <ModuleLessons key={module.number} {...props} module={module}>
          <h3 dir="auto" lang={props.lang}>
            {t('outline.module', { number: module.number, title: module.title })}
          </h3>
          <span className="meta">{format.minutes(module.minutes)}</span>
        </ModuleLessons>
      ))}
    </ol>
  )
}

function ModuleLessons({
  module,
  children,
  ...props
}: LessonListProps & { module: OutlineModule; children: React.ReactNode }) {
  return (
    <>
      <li className="module">{children}</li>
      {module.lessons.map((lesson) => (
        <LessonEntry key={lesson.slug} {...props} lesson={lesson} />
      ))}
    </>
  )
}

type LessonEntryProps = LessonListProps & { lesson: OutlineModule['lessons'][number] }

function LessonEntry({ courseSlug, lesson, done, current, isOpen, lang, dir }: LessonEntryProps) {
  const t = useT('learning')
  const format = useFormat()
  const isDone = done.includes(lesson.slug)
  const isCurrent = lesson.slug === current
  const time = format.minutes(lesson.minutes)
  const title = t('outline.lesson', { number: lesson.position, title: lesson.title })
  return (
    <li
      className={classNames('lesson', isDone && 'done', isCurrent && 'now')}
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span className={classNames('l-mark', isDone && 'good')}>
        <Icon name={isDone ? 'check' : isCurrent ? 'play' : isOpen ? 'circle' : 'lock'} />
      </span>
      {isOpen ? (
        <a className="title grow" href={`/learn/courses/${courseSlug}/${lesson.slug}`} lang={lang} dir={dir}>
          {title}
        </a>
      ) : (
        <span className="title grow" lang={lang} dir={dir}>
          {title}
        </span>
      )}
      <span className="meta">
        {isDone ? t('outline.done', { time }) : isCurrent && done.length > 0 ? t('outline.here', { time }) : time}
      </span>
    </li>
  )
}
