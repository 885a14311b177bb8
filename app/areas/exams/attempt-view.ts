import type { Delivery } from '~/areas/questions/registry'
import type { DeadlineCause } from './deadline'
import type { ReadBack } from './read-back'

/** One question as the learner's page gets it: no key, no feedback, nothing of questions that were not drawn. */
export type AttemptItem = {
  id: string
  number: number
  sectionId: string
  delivery: Delivery
  response: unknown
  /** how the answer was understood, said back */
  readBack: ReadBack | null
  /** the question's points, a decimal number */
  points: string
  answered: boolean
  flagged: boolean
  sequence: number
  savedAt: number | null
}

export type AttemptView = {
  id: string
  personId: string
  number: number
  /** its place among the attempts since the last pass, which is what the limit counts */
  seriesNumber: number
  exam: {
    slug: string
    title: string
    language: string
    attemptsAllowed: number | null
    questionsPerPage: number | 'all'
    timeLimitMinutes: number | null
  }
  state: 'open' | 'closed'
  startedAt: number
  deadlineAt: number | null
  deadlineCauses: DeadlineCause[]
  /** the deadline has passed: nothing more is asked, and what comes within the grace still counts */
  isOver: boolean
  /** whether the tab or device that asks is the one that may write */
  holds: boolean
  /** since when that tab or device may */
  holderSince: number
  sections: { id: string; title: string }[]
  items: AttemptItem[]
  /** the next answer's number: higher than all that are kept */
  nextSequence: number
}
