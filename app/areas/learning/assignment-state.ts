/** Where an assignment stands. `done-late` keeps that it came after the due date. */
export type AssignmentState = 'open' | 'due-soon' | 'overdue' | 'done' | 'done-late'

const DAY = 86_400_000
/** An assignment is due soon from this long before its end. */
export const DUE_SOON_MS = 7 * DAY

/** All times are epoch milliseconds. The due moment itself is still in time. */
export function assignmentState(of: { dueAt: number; doneAt: number | null; now: number }): AssignmentState {
  if (of.doneAt !== null) return of.doneAt <= of.dueAt ? 'done' : 'done-late'
  if (of.now > of.dueAt) return 'overdue'
  return of.dueAt - of.now <= DUE_SOON_MS ? 'due-soon' : 'open'
}

export const isDone = (state: AssignmentState): boolean => state === 'done' || state === 'done-late'
