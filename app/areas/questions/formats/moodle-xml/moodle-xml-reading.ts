import type { Rational } from '~/platform/rational'
import type { XmlElement, XmlPlace } from '~/platform/xml'
import type { QuestionBase } from '../../question-base'
import type { RichText } from '../../rich-text'
import type { Problem, ProblemCode } from '../problems'

export type Told = (code: ProblemCode, at: XmlPlace, params?: Problem['params']) => void

/** What a type module needs to turn a `<question>` of Moodle XML into a question of its own. */
export type MoodleXmlReading = {
  /**
   * The fields that all types share; tags that were taken are not in it any more.
   * @param stem in place of the question's own text, for types that read something out of it
   */
  readonly base: (stem?: RichText) => Omit<QuestionBase, 'type'>
  /** Takes the values of the tags `name:value`, so that they do not stay among the question's own tags. */
  readonly take: (name: string) => string[]
  /** The text of an element with its format, or null when there is nothing to read in it. */
  readonly richText: (element: XmlElement | null) => RichText | null
  /** One line of text in which formatting cannot be kept, such as an option of a menu. */
  readonly plainLine: (element: XmlElement) => string
  /** The share that an answer's `fraction` means; refuses the question when it means none. */
  readonly share: (answer: XmlElement) => Rational
  /** Says that something was read differently from how it was written. */
  readonly note: Told
  /** Says why this cannot be a question. Reading may go on, to find what else is wrong. */
  readonly refuse: Told
}
