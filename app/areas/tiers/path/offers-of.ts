import type { StartsFrom } from '~/areas/exams/delivery/starts-from'
import type { Offer, OfferedExam } from './plan'

/** A course as the catalogue has it. */
export type CatalogueCourse = {
  readonly slug: string
  readonly lessons: readonly { readonly slug: string; readonly minutes: number }[]
  readonly language: string
  readonly translationOf: string | null
  /** May the company read its lessons? */
  readonly isOpen: boolean
}

export type CatalogueExam = {
  readonly slug: string
  readonly certification: string
  /** Courses that prepare for it, and those that it asks for. */
  readonly courses: readonly string[]
  readonly requires: { readonly courses: readonly string[]; readonly certifications: readonly string[] }
  readonly timeLimitMinutes: number | null
  readonly questions: number
  readonly startsFrom: (personId: string) => StartsFrom
}

export type PlannedPerson = {
  readonly personId: string
  readonly locale: string
  readonly finished: ReadonlySet<string>
  /** `course/lesson` of each that was gone through. */
  readonly lessonsDone: ReadonlySet<string>
}

/** Somebody who cannot take an exam as things are: no attempt is left, it is closed, or a course is not open. */
export type Blocked = { readonly personId: string; readonly certification: string }

/** How long a question is thought about where no time limit says it, in minutes. */
const MINUTES_PER_QUESTION = 2

/**
 * What each person may earn, and what that takes by the catalogue: what is left of the courses that they have not
 * finished, in the language they began in or their own where there is one, and the exam with its own time limit.
 */
export function offersOf(of: {
  people: readonly PlannedPerson[]
  exams: readonly CatalogueExam[]
  courses: readonly CatalogueCourse[]
  /** Certifications that must be held before one is issued. */
  prerequisites: ReadonlyMap<string, readonly string[]>
}): { offers: Offer[]; blocked: Blocked[] } {
  const offers: Offer[] = []
  const blocked: Blocked[] = []
  for (const person of of.people)
    for (const exam of of.exams) {
      const { personId } = person
      const { certification, requires } = exam
      const starts = exam.startsFrom(personId)
      const courses = coursesFor(person, exam, of.courses)
      if (starts === 'never' || courses === null) {
        blocked.push({ personId, certification })
        continue
      }
      const after = [...new Set([...requires.certifications, ...(of.prerequisites.get(certification) ?? [])])]
      offers.push({ personId, certification, exam: examOf(exam), courses, after, notBefore: starts })
    }
  return { offers, blocked }
}

const examOf = ({ slug, timeLimitMinutes, questions }: CatalogueExam): OfferedExam => ({
  slug,
  minutes: timeLimitMinutes ?? questions * MINUTES_PER_QUESTION,
  isEstimate: timeLimitMinutes === null,
})

/** The courses that are left for somebody; null when the exam asks for one that the company may not read. */
function coursesFor(
  { locale, finished, lessonsDone }: PlannedPerson,
  exam: CatalogueExam,
  catalogue: readonly CatalogueCourse[],
): Offer['courses'] | null {
  const known = new Map(catalogue.map((course) => [course.slug, course]))
  const originOf = (slug: string) => known.get(slug)?.translationOf ?? slug
  const isDone = (course: CatalogueCourse, lesson: { slug: string }) => lessonsDone.has(`${course.slug}/${lesson.slug}`)
  const left: CatalogueCourse[] = []
  for (const slug of exam.requires.courses) {
    if (finished.has(slug)) continue
    const course = known.get(slug)
    if (!course?.isOpen) return null
    left.push(course)
  }
  const origins = new Set(exam.courses.map(originOf))
  for (const origin of origins) {
    const versions = catalogue.filter(({ slug }) => originOf(slug) === origin)
    const isSettled = (slug: string) => finished.has(slug) || exam.requires.courses.includes(slug)
    if (versions.some(({ slug }) => isSettled(slug))) continue
    const open = versions.filter(({ isOpen }) => isOpen)
    const begun = open.find((course) => course.lessons.some((lesson) => isDone(course, lesson)))
    const course = begun ?? open.find(({ language }) => language === locale) ?? open.find(({ slug }) => slug === origin)
    if (course) left.push(course)
  }
  return left.map((course) => ({
    slug: course.slug,
    minutes: course.lessons.reduce((sum, lesson) => sum + (isDone(course, lesson) ? 0 : lesson.minutes), 0),
  }))
}
