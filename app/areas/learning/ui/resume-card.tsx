import { directionOf } from '~/areas/catalogue/language-name'
import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Rungs } from '~/ui/rungs'
import type { MyLearning } from '../view-my-learning.server'

type Resume = Pick<
  NonNullable<MyLearning['resume']>,
  'lessonsDone' | 'place' | 'minutesLeftInLesson' | 'resume' | 'course'
>

/** Continue where you stopped: the one loud thing of the home page. */
export function ResumeCard({ resume: of, placeId }: { resume: Resume; placeId: string | null }) {
  const t = useT('learning')
  const format = useFormat()
  const { course, resume } = of
  const href = `/learn/courses/${course.slug}/${resume.lessonSlug}${placeId ? `#${encodeURIComponent(placeId)}` : ''}`
  const total = course.lessons.length
  return (
    <section className="resume" aria-labelledby="resume-title">
      <div className="resume-main">
        <p className="eyebrow">
          {of.lessonsDone === 0 && !resume.isStarted ? t('resume.begin') : t('resume.continue')}
        </p>
        <h2 id="resume-title">
          <a href={href} lang={course.language} dir={directionOf(course.language)}>
            {resume.title}
          </a>
        </h2>
        <p className="muted">
          {t.rich('resume.lesson', {
            number: resume.number,
            total,
            title: course.title,
            course: (words) => <bdi lang={course.language}>{words}</bdi>,
          })}{' '}
          {of.place && t.rich('resume.place', { heading: of.place, place: (words) => <bdi>{words}</bdi> })}
        </p>
        <div className="resume-go">
          <ButtonLink href={href} variant="primary" size="lg" icon="play">
            {resume.isStarted || of.lessonsDone > 0 ? t('resume.go') : t('resume.start')}
          </ButtonLink>
          <span className="meta">{t('resume.left', { time: format.minutes(of.minutesLeftInLesson) })}</span>
        </div>
      </div>
      <div className="resume-side">
        <Rungs value={of.lessonsDone} of={total} label={t('lessons-done', { done: of.lessonsDone, total })} />
        <p className="meta">{t('lessons-of', { done: of.lessonsDone, total })}</p>
      </div>
    </section>
  )
}
