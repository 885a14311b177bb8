/** Answers that people mark, and appeals. Epoch milliseconds UTC in `*_at`; JSON as text; fractions such as `1/3`. */
export interface MarkingTables {
  marking_items: MarkingItemsTable
  manual_marks: ManualMarksTable
  appeals: AppealsTable
  appeal_steps: AppealStepsTable
}

/** One answer that a person has to mark, from the end of its attempt on. */
export interface MarkingItemsTable {
  item_id: string
  attempt_id: string
  exam_id: string
  question_version_id: string
  /** null when it is settled */
  waits_for: 'first' | 'second' | 'deciding' | null
  since_at: number
  settled_fraction: string | null
  settled_at: number | null
}

/** Append-only: of each kind the highest number counts. */
export interface ManualMarksTable {
  id: string
  item_id: string
  number: number
  kind: 'first' | 'second' | 'deciding'
  marker_id: string
  /** the level chosen of each criterion, by their ids */
  levels: string
  fraction: string
  comment: string | null
  marked_at: number
}

export interface AppealsTable {
  id: string
  attempt_id: string
  item_id: string
  exam_id: string
  question_version_id: string
  person_id: string
  organisation_id: string
  state: 'open' | 'withdrawn' | 'rejected' | 'upheld'
  words: string
  opened_at: number
}

export interface AppealStepsTable {
  id: string
  appeal_id: string
  kind: 'opened' | 'withdrawn' | 'rejected' | 'upheld' | 'linked'
  at: number
  actor_id: string
  words: string
  regrade_id: string | null
}
