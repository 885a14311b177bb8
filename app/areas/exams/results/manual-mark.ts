/** What a person gave an answer that no rule can mark. */
export type ManualMark = {
  /** share of the question's points, 0..1, as a fraction text */
  fraction: string
  comment: string | null
}

/** By item id; items without one have not been marked by a person. */
export type ManualMarks = ReadonlyMap<string, ManualMark>

export const NO_MANUAL_MARKS: ManualMarks = new Map()
