import { directionOf } from '~/areas/catalogue/language-name'
import { useFormat, useT } from '~/i18n'
import type { Account } from '~/ui/account-menu'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { type Lesson, LessonProvider } from '~/ui/mdx/lesson-context'
import { MdxContent } from '~/ui/mdx/mdx-content'
import { Pager } from '~/ui/pager'
import { OnThisPage, ReaderFrame, type ReaderModule } from '~/ui/reader-frame'
import type { NotificationsBell } from '~/ui/top-bar-end'
import type { LessonPage as LessonPageData } from '../view-lesson-page.server'
import { NoteForm } from './note-form'
import { usePlace } from './use-place'

export type LessonPageProps = {
  /** The outline without what only the course page shows. */
  page: Pick<LessonPageData, 'progress' | 'place' | 'isDone' | 'note' | 'isPreview'> & {
    course: Pick<LessonPageData['course'], 'slug' | 'title' | 'language' | 'modules' | 'finishChecks'>
    lesson: Pick<
      LessonPageData['lesson'],
      'slug' | 'title' | 'minutes' | 'position' | 'moduleHash' | 'toc' | 'checkIds'
    >
    previous: { slug: string; title: string } | null
    next: { slug: string; title: string } | null
    checks: Lesson['checks']
  }
  /** Exams that the course prepares for. */
  exams: readonly { slug: string; title: string }[]
  account: Account
  notifications: NotificationsBell
}

/** One lesson: its text, its checks, the way on, and the reader's note beside it. */
export function LessonPage({ page, exams, account, notifications }: LessonPageProps) {
  const t = useT('learning')
  const format = useFormat()
  const { course, lesson, progress } = page
  const courseUrl = `/learn/courses/${course.slug}`
  const url = `${courseUrl}/${lesson.slug}`
  usePlace(`${url}/progress`, lesson.toc)
  const place = lesson.toc.find(({ id }) => id === page.place)
  const total = progress.lessonsTotal

  return (
    <ReaderFrame
      back={{ href: courseUrl, label: t('lesson.back') }}
      title={course.title}
      progress={{
        done: progress.lessonsDone,
        total,
        label: t('lessons-done', { done: progress.lessonsDone, total }),
        note: t('lesson.number', { number: lesson.position, total }),
      }}
      modules={modulesOf(page, exams, t)}
      status={page.isPreview ? undefined : t('lesson.place-kept')}
      account={account}
      notifications={notifications}
      searchHref="/search"
      lang={course.language}
      dir={directionOf(course.language)}
      aside={
        <>
          {lesson.toc.length > 1 && (
            <OnThisPage
              items={lesson.toc.filter(({ depth }) => depth === 2).map(({ id, text }) => ({ id, title: text }))}
            />
          )}
          {!page.isPreview && (
            <section aria-labelledby="lesson-note-title">
              <h2 id="lesson-note-title">{t('note.title')}</h2>
              <NoteForm action={`${url}/note`} note={page.note} />
            </section>
          )}
          <section aria-labelledby="lesson-progress-title">
            <h2 id="lesson-progress-title">{t('lesson.course-progress')}</h2>
            <p className="small">
              {t('lesson.checks', {
                right: progress.checksRight,
                needed: progress.checksNeeded,
                total: progress.checksTotal,
              })}
            </p>
          </section>
        </>
      }
    >
      <p className="eyebrow">
        {t('lesson.eyebrow', { number: lesson.position, time: format.minutes(lesson.minutes) })}
      </p>
      <h1>{lesson.title}</h1>
      {page.isPreview && <Callout title={t('lesson.preview-title')}>{t('lesson.preview')}</Callout>}
      {place && (
        <p className="small">
          <a href={`#${place.id}`}>{t('lesson.to-place', { heading: place.text })}</a>
        </p>
      )}
      <LessonProvider lesson={{ checks: page.checks, action: `${url}/answers` }}>
        <MdxContent hash={lesson.moduleHash} />
      </LessonProvider>
      <Pager
        label={t('lesson.onward')}
        previous={
          page.previous ? { href: `${courseUrl}/${page.previous.slug}`, label: page.previous.title } : undefined
        }
        end={
          <form method="post" action={`${url}/progress`}>
            <input type="hidden" name="done" value="1" />
            <Button variant="primary" size="lg" iconEnd={page.next ? 'arrow-right' : 'check'}>
              {page.next
                ? t(page.isDone ? 'lesson.go-to' : 'lesson.finish-and-go', { title: page.next.title })
                : t('lesson.finish-course')}
            </Button>
          </form>
        }
      />
    </ReaderFrame>
  )
}

type T = ReturnType<typeof useT<'learning'>>

function modulesOf(
  { course, lesson, progress }: LessonPageProps['page'],
  exams: LessonPageProps['exams'],
  t: T,
): ReaderModule[] {
  const modules = course.modules.map((module) => ({
    title: t('outline.module', { number: module.number, title: module.title }),
    items: module.lessons.map((item) => ({
      href: `/learn/courses/${course.slug}/${item.slug}`,
      title: item.title,
      number: item.position,
      done: progress.done.includes(item.slug),
      current: item.slug === lesson.slug,
    })),
  }))
  if (exams.length === 0) return modules
  const then = {
    title: t('lesson.then'),
    items: exams.map(({ slug, title }) => ({
      href: `/exams/${slug}`,
      title: t('lesson.exam', { title }),
      icon: 'clipboard-check' as const,
    })),
  }
  return [...modules, then]
}
