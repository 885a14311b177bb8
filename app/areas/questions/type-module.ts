import type { z } from 'zod'
import type { GiftReading } from './gift/gift-reading'
import type { ParsedGift } from './gift/parsed-gift'
import type { Finding } from './lint/finding'
import type { Mark } from './mark'
import type { OptionOrder } from './option-order'
import type { QuestionBase } from './question-base'
import type { Review, Show } from './review'
import type { RichBlock } from './rich-text/nodes'

/** What the browser of a learner gets of any question: never a key, a feedback, a share or the title. */
export type DeliveryBase = { readonly type: string; readonly stem: readonly RichBlock[] }

/** Reads the fields of a plain HTML form; both functions take the full field name. */
export type FormFields = {
  readonly get: (name: string) => string | null
  readonly getAll: (name: string) => readonly string[]
}

/**
 * One question type. Everything the product knows about the type is in its folder; `registry.ts` has the one line that
 * adds it. `Q` is the stored question, `R` a response with the question's own option ids, `D` the delivery.
 */
export type TypeModule<Q extends QuestionBase, R, D extends DeliveryBase> = {
  readonly type: Q['type']
  /** The type's name in the namespace `questions`. */
  readonly label: `types.${Q['type']}`
  readonly schema: z.ZodObject & z.ZodType<Q>
  readonly responseSchema: z.ZodType<R>
  /** Ids of the options in the authored order; empty for a type that has none to shuffle. */
  readonly optionIds: (question: Q) => string[]
  /** Whether there is anything in the response that could be marked. */
  readonly isComplete: (question: Q, response: R) => boolean
  readonly mark: (question: Q, response: R) => Mark
  readonly deliver: (question: Q, order: OptionOrder) => D
  /** Replaces the ids of one attempt by the question's own. */
  readonly toOwnIds: (response: R, order: OptionOrder) => R
  readonly parseForm: (name: string, fields: FormFields) => R
  readonly reveal: (question: Q, response: R, order: OptionOrder, show: Show) => Review
  readonly lint: (question: Q) => Finding[]
  readonly gift: {
    /** Makes a question of parsed GIFT, or null when the parsed question is of another type. */
    readonly read: (parsed: ParsedGift, reading: GiftReading) => Q | null
    /** The answers between the braces, and the tags that keep what GIFT itself cannot say. */
    readonly write: (question: Q) => { answers: string; tags: string[] }
  }
}
