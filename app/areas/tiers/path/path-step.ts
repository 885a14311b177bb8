/** Something that one person may do: earn a certification. */
export type PathStep = {
  readonly personId: string
  readonly certification: string
  /** What it takes beside its courses, in minutes. */
  readonly minutes: number
  /** Courses that the person has to take for it; one that serves several steps is taken once. */
  readonly courses?: readonly PathCourse[]
  /** Certifications that must be held, or earned before, by the same person. */
  readonly after: readonly string[]
}

export type PathCourse = { readonly slug: string; readonly minutes: number }

/** What is asked of the choice beside the least time. */
export type PathWishes = {
  /** Minutes that nobody has to spend more of; null for no bound. */
  readonly mostMinutes: number | null
  /** People whose steps are taken only where those of others do not lead there. */
  readonly lastChoice: ReadonlySet<string>
}

export const NO_WISHES: PathWishes = { mostMinutes: null, lastChoice: new Set() }
