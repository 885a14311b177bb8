import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { directionOf } from '~/areas/catalogue/language-name'
import { CourseFacts } from '~/areas/catalogue/ui/course-facts'
import { ReservedNote } from '~/areas/catalogue/ui/reserved-note'
import { viewCourse } from '~/areas/catalogue/view-course.server'
import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { heldCertifications } from '~/areas/certifications/held-certifications.server'
import { examCatalogue } from '~/areas/exams/delivery/list-exams.server'
import { CourseDetails } from '~/areas/learning/ui/course-details'
import { LessonList } from '~/areas/learning/ui/lesson-list'
import { viewCourseProgress } from '~/areas/learning/view-course-progress.server'
import { unlockedBy } from '~/areas/tiers/benefits/unlocked-by.server'
import { whatMoves } from '~/areas/tiers/moves/what-moves.server'
import { MovesCard } from '~/areas/tiers/ui/move-cards'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Live } from '~/ui/live'
import { Row, Rows } from '~/ui/rows'
import { Rungs } from '~/ui/rungs'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const actor = requirePerson(ctx)
  const t = translator(args.context.locale, 'learning')
  const course = await viewCourse(ctx, args.params.course ?? '')
  const { finishedCourses, ...progress } = await viewCourseProgress(ctx, course)
  const catalogue = await examCatalogue(ctx)
  const exams = catalogue.filter(({ slug, isPractice }) => !isPractice && course.preparesFor.includes(slug))
  const certifications = await listCertifications(ctx)
  const held = await heldCertifications(ctx, actor.personId)
  const unlocks = course.isOpen
    ? new Map()
    : await unlockedBy(ctx, actor.organisationId, [course.requiresBenefit ?? ''], actor.locale)

  return {
    title: course.title,
    breadcrumbs: [{ label: t('catalogue.title'), href: '/learn' }, { label: course.title }],
    personId: actor.personId,
    organisation: actor.organisationName,
    course,
    progress,
    unlocks: unlocks.get(course.requiresBenefit ?? '') ?? [],
    moves: await whatMoves(ctx, actor.organisationId, {
      certifications: exams.flatMap(({ certification }) => certification ?? []),
      course: course.slug,
    }),
    exams: exams.map((exam) => ({
      slug: exam.slug,
      title: exam.title,
      certification: certifications.find(({ slug }) => slug === exam.certification)?.title ?? null,
      isHeld: exam.certification !== null && held.includes(exam.certification),
    })),
    practice: catalogue
      .filter(({ isPractice, courses }) => isPractice && courses.includes(course.slug))
      .map(({ slug, title }) => ({ slug, title })),
    buildsOn: [
      ...course.buildsOn.map(({ slug, title }) => ({
        title,
        href: `/learn/courses/${slug}`,
        held: finishedCourses.has(slug),
      })),
      ...course.prerequisites.certifications.map((slug) => ({
        title: certifications.find((certification) => certification.slug === slug)?.title ?? slug,
        href: '/certificates',
        held: held.includes(slug),
      })),
    ],
  }
}

export default function CoursePage() {
  const page = useLoaderData<typeof loader>()
  const { course, progress, exams, practice } = page
  const t = useT('learning')
  const format = useFormat()
  const dir = directionOf(course.language)
  return (
    <Live id="course" on={[[`person:${page.personId}`, '*']]} className="with-aside course">
      <div className="stack stack-lg">
        <header>
          <p className="eyebrow">
            <CourseFacts
              level={course.level}
              minutes={course.minutes}
              lessons={course.lessons.length}
              language={course.language}
            />
          </p>
          <h1 className="big" lang={course.language} dir={dir}>
            {course.title}
          </h1>
          <p className="lead" lang={course.language} dir={dir}>
            {course.lead}
          </p>
          <GoOn />
        </header>
        {!course.isOpen && (
          <Callout kind="warn" icon="lock" title={t('course.reserved-title')}>
            <p>
              <ReservedNote unlocks={page.unlocks} organisation={page.organisation} />
            </p>
            <p>
              <a href="/company/tier">{t('course.reserved-how')}</a>
            </p>
          </Callout>
        )}
        {progress.completedAt !== null && (
          <Callout kind="success" title={t('course.finished-title')}>
            {progress.isFinished
              ? t('course.finished-on', { date: format.dateLong(progress.completedAt) })
              : t('course.finished-earlier', { date: format.dateLong(progress.completedAt) })}
          </Callout>
        )}
        <section aria-labelledby="lessons-title">
          <h2 id="lessons-title" className="section-h">
            {t('course.lessons')}
          </h2>
          <Card>
            <LessonList
              courseSlug={course.slug}
              modules={course.modules}
              done={progress.done}
              current={progress.isEnrolled ? progress.current : null}
              isOpen={course.isOpen}
              lang={course.language}
              dir={dir}
            />
          </Card>
        </section>
        <section aria-labelledby="objectives-title" className="prose">
          <h2 id="objectives-title">{t('course.objectives')}</h2>
          <ul lang={course.language} dir={dir}>
            {course.objectives.map(({ id, text }) => (
              <li key={id}>{text}</li>
            ))}
          </ul>
        </section>
      </div>
      <div className="stack">
        <MovesCard moves={page.moves} company={page.organisation} />
        {practice.length > 0 && (
          <Card id="practice" title={t('course.practice')} footer={t('course.practice-note')}>
            <Rows>
              {practice.map((exam) => (
                <Row key={exam.slug} title={<span dir="auto">{exam.title}</span>} href={`/exams/${exam.slug}`} />
              ))}
            </Rows>
          </Card>
        )}
        {exams.length > 0 && (
          <Card id="exams" title={t('course.exams')} footer={t('course.exams-note')}>
            <Rows>
              {exams.map((exam) => (
                <Row
                  key={exam.slug}
                  title={<span dir="auto">{exam.title}</span>}
                  href={`/exams/${exam.slug}`}
                  meta={
                    exam.certification &&
                    t(exam.isHeld ? 'course.exam-held' : 'course.exam-gives', { certification: exam.certification })
                  }
                />
              ))}
            </Rows>
          </Card>
        )}
        <Card id="details" title={t('course.details')} padded>
          <CourseDetails course={course} progress={progress} buildsOn={page.buildsOn} />
        </Card>
      </div>
    </Live>
  )
}

/** The one next step, and how far it is. */
function GoOn() {
  const { course, progress } = useLoaderData<typeof loader>()
  const t = useT('learning')
  const format = useFormat()
  if (!course.isOpen) return null
  const url = `/learn/courses/${course.slug}`
  if (!progress.isEnrolled)
    return (
      <form method="post" action={`${url}/enrolment`} className="row row-lg course-go">
        <Button variant="primary" size="lg" icon="play">
          {t('course.enrol')}
        </Button>
        <span className="meta">{t('course.enrol-note')}</span>
      </form>
    )
  const current = course.lessons.find(({ slug }) => slug === progress.current)
  const first = course.lessons[0]
  const total = progress.lessonsTotal
  return (
    <div className="row row-lg course-go">
      {current ? (
        <ButtonLink href={`${url}/${current.slug}`} variant="primary" size="lg" icon="play">
          {t(progress.lessonsDone === 0 ? 'course.start-lesson' : 'course.continue-lesson', {
            number: current.position,
          })}
        </ButtonLink>
      ) : (
        first && (
          <ButtonLink href={`${url}/${first.slug}`} size="lg" icon="rotate-ccw">
            {t('course.read-again')}
          </ButtonLink>
        )
      )}
      <div className="course-prog">
        <Rungs
          value={progress.lessonsDone}
          of={total}
          label={t('lessons-done', { done: progress.lessonsDone, total })}
        />
        <p className="meta">
          {t('course.progress', { done: progress.lessonsDone, total, time: format.minutes(progress.minutesLeft) })}
        </p>
        {progress.checksTotal > 0 && (
          <p className="meta">
            {t('course.checks', {
              right: progress.checksRight,
              total: progress.checksTotal,
              needed: progress.checksNeeded,
            })}
          </p>
        )}
      </div>
    </div>
  )
}
