/** A course as its author wrote it, read from files and found to be whole. Publishing makes a revision of it. */
export type ParsedCourse = {
  slug: string
  title: string
  summary: string
  lead: string
  language: string
  translationOf: string | null
  level: Level
  topics: readonly string[]
  /** Version of the product that the course describes. */
  product: string
  objectives: readonly Objective[]
  prerequisites: Prerequisites
  requiresBenefit: string | null
  /** Slugs of exams. */
  preparesFor: readonly string[]
  /** Share of the knowledge checks that must be right, as `formatRational` writes it. */
  finishChecks: string
  authors: string | null
  modules: readonly { title: string; lessons: readonly ParsedLesson[] }[]
  media: readonly CourseMedia[]
}

export type ParsedLesson = {
  slug: string
  title: string
  minutes: number
  objectives: readonly string[]
  /** The text as written. */
  source: string
  /** The compiled module and its SHA-256. Derived: another compiler may make another of the same text. */
  code: string
  moduleHash: string
  toc: readonly TocEntry[]
  /** All words, for search. */
  text: string
  checks: readonly LessonCheck[]
}

/** A knowledge check. The question is the questions area's; here it is only kept and handed on. */
export type LessonCheck = { id: string; objective: string | null; hash: string; question: unknown }

export type CourseMedia = {
  /** As the text names it: `./media/retry.svg`. */
  path: string
  sha256: string
  mediaType: string
  size: number
  bytes: Uint8Array
}

export type Level = 'foundation' | 'associate' | 'professional'
export const LEVELS: readonly Level[] = ['foundation', 'associate', 'professional']

export type Objective = { id: string; text: string }
export type Prerequisites = { courses: readonly string[]; certifications: readonly string[] }
export type TocEntry = { id: string; text: string; depth: number }

/** The place a compiled lesson finds a file at: named by its content, so a browser may keep it for good. */
export const mediaUrl = (media: Pick<CourseMedia, 'path' | 'sha256'>): string =>
  `/media/${media.sha256}/${encodeURIComponent(media.path.slice(media.path.lastIndexOf('/') + 1))}`
