import type { Delivery } from '~/areas/questions/registry'
import type { Certainty } from '../modes/certainty-mark'
import type { Delivered } from '../modes/mode-settings'
import type { Tried } from '../modes/tried'
import type { PerPage } from './attempt-pages'
import type { DeadlineCause } from './deadline'
import type { ReadBack } from './read-back'

/**
 * One question as the learner's page gets it: no key, no feedback, nothing of questions that were not drawn. Only where the
 * exam marks while it runs, what was checked is said in `tried`.
 */
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
  certainty: Certainty | null
  tried: Tried | null
}

/** A question as the navigator shows it. */
export type OutlineItem = {
  number: number
  sectionId: string
  answered: boolean
  flagged: boolean
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
    questionsPerPage: PerPage
    timeLimitMinutes: number | null
    delivered: Delivered
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
  /** every question by its number, without what it asks: for the navigator and the counts */
  outline: OutlineItem[]
  /** the questions that stand open: all of them, or those of one page where people go forward only */
  items: AttemptItem[]
  /** the page that stands open where people go forward only; null where all do */
  openPage: number | null
  /** the clock stands still; `why` was written for the person */
  pause: { since: number; why: string } | null
  /** the next answer's number: higher than all that are kept */
  nextSequence: number
}
