import { createContext, type ReactNode, useContext } from 'react'
import type { RichBlock } from './rich-blocks'

/**
 * What a lesson needs that is not in its text: the questions of its knowledge checks and what this person has answered.
 * The shapes are those of a question's delivery and review; only what the browser may know is in them.
 */
export type CheckOption = { readonly id: string; readonly text: readonly RichBlock[] }

export type CheckDelivery =
  | {
      readonly type: 'single-choice' | 'multiple-response'
      readonly stem: readonly RichBlock[]
      readonly options: readonly CheckOption[]
    }
  | { readonly type: 'true-false'; readonly stem: readonly RichBlock[] }
  | {
      readonly type: 'numeric'
      readonly stem: readonly RichBlock[]
      readonly units?: readonly string[]
      readonly isUnitRequired?: boolean
    }
  | { readonly type: 'short-answer'; readonly stem: readonly RichBlock[] }

export type CheckAnswered = {
  /** As the form sent it: ids of the chosen options, `true` or `false`, or what was typed. */
  readonly response: readonly string[]
  readonly outcome: 'right' | 'partly-right' | 'wrong'
  /** Share earned, 0..1; a check shows it only when part of the answer is right. */
  readonly fraction: number
  /** Chosen options (others only once the key may be seen), with what the author says to each. */
  readonly options?: readonly {
    readonly id: string
    readonly right?: boolean
    readonly feedback?: readonly RichBlock[]
  }[]
  /** What the author says to this answer as a whole. */
  readonly feedback?: readonly RichBlock[]
  /** What the author says whatever was answered. */
  readonly generalFeedback?: readonly RichBlock[]
}

export type LessonCheck = { readonly delivery: CheckDelivery; readonly answered?: CheckAnswered }

export type Lesson = {
  /** By the id that the lesson's text uses, in the order of the text. */
  readonly checks: Readonly<Record<string, LessonCheck>>
  /**
   * Where answers go: fields `check` (the id) and `response` (once for each chosen option). A request that accepts
   * JSON is answered with a `CheckAnswered`; any other with the lesson again.
   */
  readonly action: string
}

const LessonContext = createContext<Lesson | null>(null)

export function LessonProvider({ lesson, children }: { lesson: Lesson; children: ReactNode }) {
  return <LessonContext.Provider value={lesson}>{children}</LessonContext.Provider>
}

/** Null where a text is shown without its questions: previews, help pages. */
export const useLesson = (): Lesson | null => useContext(LessonContext)
