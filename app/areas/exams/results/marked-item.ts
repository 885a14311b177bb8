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
  /** how sure the person said they were, 1 to 3; null or absent where it was not asked or not said */
  certainty?: number | null
  /** the certainty-based mark of it, a fraction text between -6/1 and 3/1; never part of `fraction` */
  certaintyMark?: string | null
  /** how often it was checked while the attempt ran; absent where that is not offered */
  tries?: number
}
