import type { Outcome } from '~/areas/questions/mark'
import type { Reason } from '~/areas/questions/reasons'

/** What a stored result keeps of each question: the exact fraction with its reasons. */
export type MarkedItemRecord = {
  itemId: string
  objective: string | null
  lesson: string | null
  fraction: string
  outcome: Outcome
  reasons: readonly Reason[]
}
