import type { ExamSettings } from '../blueprints/blueprint'
import type { Delivered } from '../modes/mode-settings'
import type { ScoreScale } from '../results/scaled-score'
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
  /** those that count */
  questions: number
  /** up to so many more count for nothing */
  trial: number
  sections: { id: string; title: string; passMark: string | null; questions: number }[]
  passMark: string
  delivered: Delivered
  timeLimitMinutes: number | null
  attemptsAllowed: number | null
  coolDownHours: readonly number[]
  redoLessons: ExamSettings['redoLessons'] | null
  scale: ScoreScale | null
  isForwardOnly: boolean
  review: ExamSettings['review']
  closesAt: number | null
  honourStatement: string | null
  /** `name` is what is sent back when it is accepted */
  agreement: { name: string; title: string; text: string; version: string } | null
  certification: string | null
  courses: readonly string[]
  /** slugs of the certifications and courses that must be held */
  requires: readonly string[]
  /** a benefit that the company's tier has to grant */
  benefit: string | null
  decision: StartDecision
  /** the deadline an attempt started now would have */
  deadline: Deadline
  /** the number of the attempt that would be started now, as the limit counts */
  nextNumber: number
  attempts: AttemptSummary[]
}
