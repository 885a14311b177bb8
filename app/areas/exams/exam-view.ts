import type { ReviewLevel } from './blueprint'
import type { Deadline } from './deadline'
import type { StartDecision } from './may-start'

export type AttemptSummary = {
  id: string
  number: number
  state: 'open' | 'closed'
  startedAt: number
  submittedAt: number | null
  passed: boolean | null
  mark: string | null
  maxMark: string | null
}

/** An exam as a person meets it before starting; of the blueprint only the sections and their sizes. */
export type ExamView = {
  slug: string
  title: string
  summary: string
  language: string
  questions: number
  sections: { id: string; title: string; passMark: string | null; questions: number }[]
  passMark: string
  timeLimitMinutes: number | null
  attemptsAllowed: number | null
  coolDownHours: readonly number[]
  reviewAfterSubmit: ReviewLevel
  keyAfterLastAttempt: boolean
  honourStatement: string | null
  certification: string | null
  courses: readonly string[]
  /** slugs of the certifications and courses that must be held */
  requires: readonly string[]
  decision: StartDecision
  /** the deadline an attempt started now would have */
  deadline: Deadline
  /** the number of the attempt that would be started now, as the limit counts */
  nextNumber: number
  attempts: AttemptSummary[]
}
