import type { QuestionBase } from '../../question-base'
import type { RichText } from '../../rich-text'
import type { ProblemCode } from '../problems'
import type { GiftText } from './parsed-gift'

/** What a type module needs to turn parsed GIFT into a question of its own. */
export type GiftReading = {
  /** The fields that all types share; tags that were taken are not in it any more. */
  readonly base: () => Omit<QuestionBase, 'type'>
  /** Takes the values of the tags `name:value`, so that they do not stay among the question's own tags. */
  readonly take: (name: string) => string[]
  readonly richText: (text: GiftText) => RichText
  /** Text in which formatting cannot be kept, such as an answer that is compared. */
  readonly plainText: (text: GiftText) => string
  /** Says that something was read differently from how it was written. */
  readonly note: (code: ProblemCode, params?: Readonly<Record<string, string | number>>) => void
}
