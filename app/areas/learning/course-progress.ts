import { compare, ONE, type Rational, readRational } from '~/platform/rational'

/** What finishing a course is decided by, see the help page “Taking a course”. */
export type CourseFacts = {
  lessons: readonly { slug: string; minutes: number; checkIds: readonly string[] }[]
  /** Share of the checks that must be right, as `formatRational` writes it. */
  finishChecks: string
}
export type LessonMark = { lessonSlug: string; completedAt: number | null }
export type CheckMark = { lessonSlug: string; checkId: string; fraction: string }

export type CourseProgress = {
  lessonsDone: number
  lessonsTotal: number
  minutesLeft: number
  checksRight: number
  checksTotal: number
  /** How many checks must be right. */
  checksNeeded: number
  isFinished: boolean
  /** Slugs of the lessons that are done, in the order of the course. */
  done: readonly string[]
}

/**
 * How far somebody is in a course. A lesson is done when the reader went on from it; a check counts once it was right,
 * whatever was answered before or after. The course is finished when every lesson is done and the share of right checks
 * reaches what the course asks for.
 *
 * Progress goes by the names of lessons and checks, so a new revision keeps it: what was done stays done, what is new
 * is still to do, what was removed does not count any more.
 */
export function courseProgress(
  course: CourseFacts,
  lessons: readonly LessonMark[],
  checks: readonly CheckMark[],
): CourseProgress {
  const completed = new Set(
    lessons.filter(({ completedAt }) => completedAt !== null).map(({ lessonSlug }) => lessonSlug),
  )
  const right = new Set(checks.filter(isRight).map(({ lessonSlug, checkId }) => `${lessonSlug}/${checkId}`))
  const done = course.lessons.filter(({ slug }) => completed.has(slug)).map(({ slug }) => slug)
  const asked = course.lessons.flatMap(({ slug, checkIds }) => checkIds.map((id) => `${slug}/${id}`))
  const checksRight = asked.filter((key) => right.has(key)).length
  const checksNeeded = neededOf(readRational(course.finishChecks), asked.length)
  return {
    lessonsDone: done.length,
    lessonsTotal: course.lessons.length,
    minutesLeft: course.lessons.reduce((sum, { slug, minutes }) => (completed.has(slug) ? sum : sum + minutes), 0),
    checksRight,
    checksTotal: asked.length,
    checksNeeded,
    isFinished: done.length === course.lessons.length && checksRight >= checksNeeded,
    done,
  }
}

/** The lesson to go on with: the first that is not done, else none. */
export const nextLesson = (course: CourseFacts, progress: CourseProgress): string | null =>
  course.lessons.find(({ slug }) => !progress.done.includes(slug))?.slug ?? null

const isRight = ({ fraction }: CheckMark) => compare(readRational(fraction), ONE) >= 0

/** The smallest whole number of checks that reaches the share, exactly: 0.7 of 10 is 7. */
function neededOf({ num, den }: Rational, total: number): number {
  const exact = num * BigInt(total)
  return Number(exact % den === 0n ? exact / den : exact / den + 1n)
}
