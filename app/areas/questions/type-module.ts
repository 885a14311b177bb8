import type { z } from 'zod'
import type { Rational } from '~/platform/rational'
import type { Category } from './category'
import type { GiftReading } from './formats/gift/gift-reading'
import type { ParsedGift } from './formats/gift/parsed-gift'
import type { MoodleXmlCodec } from './formats/moodle-xml/codec'
import type { Finding } from './lint/finding'
import type { Mark } from './mark'
import type { OptionOrder } from './option-order'
import type { QuestionBase } from './question-base'
import type { Review, Show, SummaryPart } from './review'
import type { RichBlock } from './rich-text/nodes'
import type { TypeFields } from './type-fields'

/** What the browser of a learner gets of any question: never a key, a feedback, a share or the title. */
export type DeliveryBase = { readonly type: string; readonly stem: readonly RichBlock[] }

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
  /** A person marks it; `mark` then only says whether there is anything to mark. */
  readonly manual: boolean
  /** The authored order gives the answer away, so an attempt always shuffles, whatever the exam says. */
  readonly orderIsKey: boolean
  /** Whether an exam may draw it. */
  readonly isDeliverable: boolean
  /** Who may write a response. What only the server writes is never taken from a browser. */
  readonly writtenBy: 'browser' | 'server'
  /** Ids of all parts that can be shuffled, in the authored order; empty for a type that has none. */
  readonly optionIds: (question: Q) => string[]
  /** Whether there is anything in the response that could be marked. */
  readonly isComplete: (question: Q, response: R) => boolean
  readonly mark: (question: Q, response: R) => Mark
  /** What somebody earns on average who answers everything by chance, 0..1; nothing where an answer is typed. */
  readonly guessScore: (question: Q) => Rational
  /** What the response amounts to, for tables of answers. */
  readonly categories: (question: Q, response: R) => readonly Category[]
  /** The response in words; empty when nothing was answered. */
  readonly summarise: (question: Q, response: R) => readonly SummaryPart[]
  readonly deliver: (question: Q, order: OptionOrder) => D
  /** Replaces the ids of one attempt by the question's own. */
  readonly toOwnIds: (question: Q, response: R, order: OptionOrder) => R
  readonly fields: TypeFields<R>
  readonly reveal: (question: Q, response: R, order: OptionOrder, show: Show) => Review
  readonly lint: (question: Q) => Finding[]
  /** Null for a type that GIFT cannot say. */
  readonly gift: {
    /** Makes a question of parsed GIFT, or null when the parsed question is of another type. */
    readonly read: (parsed: ParsedGift, reading: GiftReading) => Q | null
    /** The answers between the braces, and the tags that keep what GIFT itself cannot say. */
    readonly write: (question: Q) => { answers: string; tags: string[] }
  } | null
  /** Null for a type that Moodle XML cannot say. */
  readonly moodleXml: MoodleXmlCodec<Q> | null
}
