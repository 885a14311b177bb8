/** Enrolments, assignments, progress, answers, notes. Epoch milliseconds UTC in `*_at`; JSON as text. */
export interface LearningTables {
  enrolments: EnrolmentsTable
  assignments: AssignmentsTable
  lesson_progress: LessonProgressTable
  check_answers: CheckAnswersTable
  lesson_notes: LessonNotesTable
  course_completions: CourseCompletionsTable
}

/** One for each company somebody takes the course for; what they did in it is theirs, and is kept once. */
export interface EnrolmentsTable {
  id: string
  person_id: string
  course_id: string
  organisation_id: string
  cause: 'self' | 'assignment'
  created_at: number
}

export interface AssignmentsTable {
  id: string
  person_id: string
  organisation_id: string
  target_kind: 'course' | 'exam'
  target_slug: string
  due_at: number
  message: string | null
  assigned_by: string
  created_at: number
  /** when it was done, cancelled, or its person left the company; null while it is open */
  closed_at: number | null
  closed_as: 'done' | 'cancelled' | 'left' | null
  closed_by: string | null
}

export interface LessonProgressTable {
  person_id: string
  course_id: string
  lesson_slug: string
  first_seen_at: number
  last_seen_at: number
  completed_at: number | null
  place: string | null
  /** the last time it was gone through to its end; `completed_at` is the first */
  last_done_at: number | null
}

export interface CheckAnswersTable {
  id: string
  person_id: string
  course_id: string
  lesson_slug: string
  check_id: string
  check_hash: string
  response: string
  fraction: string
  answered_at: number
}

export interface LessonNotesTable {
  person_id: string
  course_id: string
  lesson_slug: string
  body: string
  updated_at: number
}

export interface CourseCompletionsTable {
  id: string
  person_id: string
  course_id: string
  organisation_id: string
  course_revision_id: string
  completed_at: number
}
