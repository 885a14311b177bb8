/** What search finds, in the order it is shown. */
export const SEARCH_KINDS = ['course', 'lesson', 'help'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

/** The name of each kind in the namespace `catalogue`. */
export const SEARCH_LABELS = {
  course: 'search.courses',
  lesson: 'search.lessons',
  help: 'search.help',
} as const satisfies Record<SearchKind, string>
