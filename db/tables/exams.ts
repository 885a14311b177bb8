/** Exams, attempts, responses, results. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface ExamsTables {
  exams: ExamsTable
  exam_versions: ExamVersionsTable
  accommodations: AccommodationsTable
  attempts: AttemptsTable
  attempt_items: AttemptItemsTable
  response_steps: ResponseStepsTable
  attempt_steps: AttemptStepsTable
  results: ResultsTable
  attempt_pauses: AttemptPausesTable
  exam_pauses: ExamPausesTable
  accommodation_changes: AccommodationChangesTable
  exam_drafts: ExamDraftsTable
}

export interface ExamsTable {
  id: string
  slug: string
  created_at: number
  withdrawn_at: number | null
  /** what its file said when it was last applied; null for an exam that has no file */
  file_hash: string | null
}

export interface ExamVersionsTable {
  id: string
  exam_id: string
  number: number
  hash: string
  title: string
  language: string
  blueprint: string
  settings: string
  published_at: number
  published_by: string
}

export interface AccommodationsTable {
  person_id: string
  time_factor: string
  extra_minutes: number
  untimed: 0 | 1
  reason: string
  granted_by: string
  granted_at: number
}

export interface AttemptsTable {
  id: string
  exam_id: string
  exam_version_id: string
  person_id: string
  organisation_id: string
  number: number
  seed: string
  state: 'open' | 'closed'
  started_at: number
  deadline_at: number | null
  deadline_reason: string
  holder: string
  holder_since: number
  submitted_at: number | null
  closed_by: 'learner' | 'deadline' | null
  /** forward-only: the positions of the page that stands; null where every question is open */
  open_from: number | null
  open_to: number | null
}

export interface AttemptItemsTable {
  id: string
  attempt_id: string
  position: number
  section_id: string
  question_version_id: string
  option_ids: string
  max_mark: string
  scored: 0 | 1
}

export interface ResponseStepsTable {
  attempt_id: string
  item_id: string
  sequence: number
  response: string
  flagged: 0 | 1
  late: 0 | 1
  saved_at: number
  /** how sure the person said they were, 1 to 3; null where it was not asked or not said */
  certainty: number | null
}

export interface AttemptStepsTable {
  id: string
  attempt_id: string
  /** a row of `attempt_step_kinds` */
  kind: AttemptStepKind
  at: number
  actor_id: string
  detail: string
}

export interface ResultsTable {
  id: string
  attempt_id: string
  number: number
  cause: 'submitted' | 'deadline' | 'regraded'
  mark: string
  max_mark: string
  passed: 0 | 1
  verdict: string
  items: string
  marked_at: number
}

/** A later kind is a line here and a row of `attempt_step_kinds`, inserted by a migration. */
export type AttemptStepKind =
  | 'started'
  | 'taken-over'
  | 'submitted'
  | 'closed-at-deadline'
  | 'deadline-changed'
  | 'agreed'
  | 'moved-on'
  | 'paused'
  | 'resumed'

export interface ExamPausesTable {
  id: string
  exam_id: string
  from_at: number
  to_at: number | null
  reason: string
  paused_by: string
  resumed_by: string | null
}

export interface AttemptPausesTable {
  id: string
  attempt_id: string
  /** the pause of the whole exam that it belongs to */
  exam_pause_id: string | null
  from_at: number
  to_at: number | null
  /** the deadline as it was when the pause began */
  deadline_at: number | null
  deadline_reason: string
  reason: string
  paused_by: string
  resumed_by: string | null
}

export interface AccommodationChangesTable {
  id: string
  person_id: string
  what: 'set' | 'removed'
  time_factor: string | null
  extra_minutes: number | null
  untimed: 0 | 1 | null
  reason: string
  actor_id: string
  at: number
}

export interface ExamDraftsTable {
  slug: string
  /** grows with every change, so that what is published is what was reviewed */
  revision: number
  body: string
  base_version_id: string | null
  /** when it is published by itself; null while nobody said so */
  publish_at: number | null
  created_at: number
  created_by: string
  updated_at: number
  updated_by: string
}
