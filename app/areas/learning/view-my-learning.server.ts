import { lessonToc } from '~/areas/catalogue/lesson-toc.server'
import type { CourseSummary } from '~/areas/catalogue/list-courses.server'
import type { Ctx } from '~/platform/context.server'
import { requirePerson } from '~/platform/request.server'
import { completionsOfPerson, enrolmentsOf, progressOf } from './queries.server'

/** One course somebody is enrolled in, by its lessons; whether its checks suffice is on the course's own page. */
export type MyCourse = {
  course: CourseSummary
  lessonsDone: number
  minutesLeft: number
  lastSeenAt: number | null
  completedAt: number | null
  /** The lesson to go on with; the last one again when all are done. */
  resume: { lessonSlug: string; title: string; number: number; minutes: number; isStarted: boolean }
}

export type MyLearning = {
  /** The course to go on with, and where in its lesson. */
  resume: (MyCourse & { place: string | null; placeId: string | null; minutesLeftInLesson: number }) | null
  courses: readonly MyCourse[]
  /** Lessons done in each of the last four weeks, oldest first; `from` is the beginning of the week. */
  weeks: readonly { from: number; lessons: number; minutes: number }[]
}

const WEEK = 7 * 86_400_000

/** What somebody is learning of the courses given, the most recently opened first. */
export async function viewMyLearning(ctx: Ctx, all: readonly CourseSummary[]): Promise<MyLearning> {
  const { personId } = requirePerson(ctx)
  const enrolled = new Set((await enrolmentsOf(ctx.db, personId)).map(({ course_id }) => course_id))
  const rows = await progressOf(ctx.db, personId)
  const completions = new Map(
    (await completionsOfPerson(ctx.db, personId)).map((row) => [row.course_id, row.completed_at]),
  )

  const courses = all
    .filter(({ courseId, lessons }) => enrolled.has(courseId) && lessons.length > 0)
    .map((course) =>
      myCourse(
        course,
        rows.filter(({ course_id }) => course_id === course.courseId),
        completions,
      ),
    )
    .sort((a, b) => (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0))
  const open = courses.find(({ completedAt, course }) => completedAt === null && course.isOpen)
  return {
    resume: open ? { ...open, ...(await placeIn(ctx, open, rows)) } : null,
    courses,
    weeks: weeksOf(rows, all, ctx.now),
  }
}

type ProgressRows = Awaited<ReturnType<typeof progressOf>>

function myCourse(course: CourseSummary, rows: ProgressRows, completions: ReadonlyMap<string, number>): MyCourse {
  const done = new Set(rows.filter(({ completed_at }) => completed_at !== null).map(({ lesson_slug }) => lesson_slug))
  const recent = [...rows].sort((a, b) => b.last_seen_at - a.last_seen_at)
  const left = course.lessons.filter(({ slug }) => !done.has(slug))
  const started = recent.find(({ lesson_slug }) => left.some(({ slug }) => slug === lesson_slug))
  const lesson = left.find(({ slug }) => slug === started?.lesson_slug) ?? left[0] ?? course.lessons.at(-1)
  return {
    course,
    lessonsDone: course.lessons.length - left.length,
    minutesLeft: left.reduce((sum, { minutes }) => sum + minutes, 0),
    lastSeenAt: recent[0]?.last_seen_at ?? null,
    completedAt: completions.get(course.courseId) ?? null,
    resume: {
      lessonSlug: lesson?.slug ?? '',
      title: lesson?.title ?? '',
      number: course.lessons.findIndex(({ slug }) => slug === lesson?.slug) + 1,
      minutes: lesson?.minutes ?? 0,
      isStarted: started !== undefined && started.lesson_slug === lesson?.slug,
    },
  }
}

/** Words of the heading where the reader stopped; what is left counts by headings. */
async function placeIn(ctx: Ctx, { course, resume }: MyCourse, rows: ProgressRows) {
  const row = rows.find((own) => own.course_id === course.courseId && own.lesson_slug === resume.lessonSlug)
  if (!row?.place) return { place: null, placeId: null, minutesLeftInLesson: resume.minutes }
  const toc = await lessonToc(ctx, course.revisionId, resume.lessonSlug)
  const index = toc.findIndex(({ id }) => id === row.place)
  if (index < 0) return { place: null, placeId: null, minutesLeftInLesson: resume.minutes }
  const share = 1 - index / toc.length
  return {
    place: toc[index]?.text ?? null,
    placeId: row.place,
    minutesLeftInLesson: Math.max(1, Math.ceil(resume.minutes * share)),
  }
}

function weeksOf(rows: ProgressRows, courses: readonly CourseSummary[], now: number): MyLearning['weeks'] {
  const minutes = new Map(
    courses.flatMap(({ courseId, lessons }) => lessons.map((lesson) => [`${courseId}/${lesson.slug}`, lesson.minutes])),
  )
  return [4, 3, 2, 1].map((back) => {
    const from = now - back * WEEK
    const done = rows.filter(({ completed_at: at }) => at !== null && at > from && at <= from + WEEK)
    return {
      from,
      lessons: done.length,
      minutes: done.reduce((sum, row) => sum + (minutes.get(`${row.course_id}/${row.lesson_slug}`) ?? 0), 0),
    }
  })
}
