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
}

export interface ExamsTable {
  id: string
  slug: string
  created_at: number
  withdrawn_at: number | null
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
}

export interface AttemptStepsTable {
  id: string
  attempt_id: string
  kind: 'started' | 'taken-over' | 'submitted' | 'closed-at-deadline' | 'deadline-changed'
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
