import { readRational, sub, toNumber } from '~/platform/rational'
import type { ObjectiveTally } from './score-attempt'

/** A lesson behind points that were lost; `lesson` is `course/lesson`. */
export type LessonToRevisit = {
  lesson: string
  href: string
  title: string
  minutes: number
  objective: string
  lost: number
}

type Taught = {
  id: string
  text: string
  lessons: readonly { courseSlug: string; lessonSlug: string; lessonTitle: string; minutes: number; href: string }[]
}

/** Of lessons that teach a whole objective no more than this many are named. */
const MOST_GENERAL = 2

/**
 * The lessons worth another look, those behind the most lost points first. A question may name the lesson that teaches
 * it; where none does, the lessons that teach its objective stand in.
 */
export function lessonsToRevisit(objectives: readonly ObjectiveTally[], taught: readonly Taught[]): LessonToRevisit[] {
  const found = objectives.flatMap((tally) => {
    const objective = taught.find(({ id }) => id === tally.objective)
    const lost = toNumber(sub(readRational(tally.maxMark), readRational(tally.mark)))
    if (!objective || lost <= 0) return []
    const named = objective.lessons.filter((lesson) =>
      tally.lessons.includes(`${lesson.courseSlug}/${lesson.lessonSlug}`),
    )
    const lessons = named.length > 0 ? named : objective.lessons.slice(0, MOST_GENERAL)
    return lessons.map(({ courseSlug, lessonSlug, href, lessonTitle, minutes }) => ({
      lesson: `${courseSlug}/${lessonSlug}`,
      href,
      title: lessonTitle,
      minutes,
      objective: objective.text,
      lost,
    }))
  })
  const first = new Map<string, LessonToRevisit>()
  for (const lesson of found.sort((a, b) => b.lost - a.lost))
    if (!first.has(lesson.href)) first.set(lesson.href, lesson)
  return [...first.values()]
}
