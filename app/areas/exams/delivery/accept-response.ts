import { GRACE_MS } from './deadline'

/** What a browser still holds at the deadline may come this long after it, to be kept uncounted. */
export const LATE_MS = 15 * 60_000

/** The attempt as a save meets it. */
export type AttemptForSaving = {
  state: 'open' | 'closed'
  closedBy: 'learner' | 'deadline' | null
  holder: string
  deadlineAt: number | null
}

type SaveDecision =
  /** kept and counted */
  | { accept: true; late: false }
  /** kept for review, never counted: it came after the deadline and its grace */
  | { accept: true; late: true }
  /** another tab or device has taken over; this page is read-only now */
  | { accept: false; reason: 'taken-over' }
  /** the person has submitted */
  | { accept: false; reason: 'submitted' }
  /** the deadline is long past: nothing is kept any more */
  | { accept: false; reason: 'too-late' }

/**
 * Does a save count? It does while the attempt is open and until the deadline plus grace, measured by the server's clock;
 * what comes later is kept but not counted, for a quarter of an hour. A page that was taken over can never write.
 * Source: decision 007.
 */
export function acceptSave(attempt: AttemptForSaving, holder: string, now: number): SaveDecision {
  if (attempt.state === 'closed' && attempt.closedBy === 'learner') return { accept: false, reason: 'submitted' }
  if (attempt.holder !== holder) return { accept: false, reason: 'taken-over' }
  if (attempt.deadlineAt !== null && now > attempt.deadlineAt + LATE_MS) return { accept: false, reason: 'too-late' }
  const isOver = attempt.state === 'closed' || (attempt.deadlineAt !== null && now > attempt.deadlineAt + GRACE_MS)
  return { accept: true, late: isOver }
}

/** What is kept of an item: its highest number with the answer that has it. */
export type KeptStep = { sequence: number; response: string; flagged: boolean; certainty: number | null }

export type StepDecision = 'new' | 'repeated' | 'older'

/**
 * Is a numbered answer news? Numbers only grow within an attempt's item: the same number with the same answer is a
 * repetition of what is kept already; the same number with another answer, or a lower number, comes from a page that has
 * not seen the newer one.
 */
export function compareSequence(kept: KeptStep | null, step: KeptStep): StepDecision {
  if (kept === null || step.sequence > kept.sequence) return 'new'
  const isSame =
    step.sequence === kept.sequence &&
    step.response === kept.response &&
    step.flagged === kept.flagged &&
    step.certainty === kept.certainty
  return isSame ? 'repeated' : 'older'
}
