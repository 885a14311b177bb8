import type { Level } from './course'

export type Filterable = {
  slug: string
  title: string
  summary: string
  language: string
  translationOf: string | null
  level: Level
  topics: readonly string[]
  isOpen: boolean
}

export type CourseFilter = {
  text?: string
  level?: Level | ''
  topic?: string
  /** A language, or `all`; without it every course once, in the reader's language where there is one. */
  language?: string
  /** Only what the reader's company may read. */
  openOnly?: boolean
}

/** The courses of a view of the catalogue, in their order. */
export function filterCourses<Course extends Filterable>(
  courses: readonly Course[],
  filter: CourseFilter,
  locale: string,
): Course[] {
  const words = (filter.text ?? '').toLocaleLowerCase(locale).split(/\s+/).filter(Boolean)
  return inLanguage(courses, filter.language, locale)
    .filter((course) => holds(course, words, locale))
    .filter(({ level }) => !filter.level || level === filter.level)
    .filter(({ topics }) => !filter.topic || topics.includes(filter.topic))
    .filter(({ isOpen }) => !filter.openOnly || isOpen)
}

function holds({ title, summary, topics }: Filterable, words: readonly string[], locale: string): boolean {
  const text = `${title}\n${summary}\n${topics.join(' ')}`.toLocaleLowerCase(locale)
  return words.every((word) => text.includes(word))
}

function inLanguage<Course extends Filterable>(
  courses: readonly Course[],
  language: string | undefined,
  locale: string,
) {
  if (language === 'all') return courses
  return language ? courses.filter((course) => course.language === language) : inOneLanguageEach(courses, locale)
}

/**
 * Of a course and its translations only one: that in the reader's language, else the original, else the first there is.
 */
export function inOneLanguageEach<Course extends Pick<Filterable, 'slug' | 'language' | 'translationOf'>>(
  courses: readonly Course[],
  locale: string,
): Course[] {
  const families = new Map<string, Course[]>()
  for (const course of courses) {
    const name = course.translationOf ?? course.slug
    families.set(name, [...(families.get(name) ?? []), course])
  }
  const chosen = new Set(
    [...families.values()].map(
      (family) =>
        family.find(({ language }) => language === locale) ??
        family.find(({ translationOf }) => translationOf === null) ??
        family[0],
    ),
  )
  return courses.filter((course) => chosen.has(course))
}
