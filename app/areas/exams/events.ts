/** An attempt ended, by the person or by its deadline, and has its result. */
export type AttemptClosed = {
  type: 'exams.attempt-closed'
  v: 1
  attemptId: string
  examSlug: string
  examTitle: string
  /** certification that the exam is evidence for */
  certificationSlug: string | null
  personId: string
  organisationId: string
  passed: boolean
  /** share of points as a fraction text */
  share: string
  /** epoch milliseconds */
  startedAt: number
  submittedAt: number
  closedBy: 'learner' | 'deadline'
}
