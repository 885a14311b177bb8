import type { XmlOut } from '~/platform/write-xml'
import type { XmlElement } from '~/platform/xml'
import type { QuestionBase } from '../../question-base'
import type { RichText } from '../../rich-text'
import type { MoodleXmlReading } from './moodle-xml-reading'

/** How a question type is said in Moodle XML. */
export type MoodleXmlCodec<Q extends QuestionBase> = {
  /**
   * Makes a question of a `<question>`, or null when it is of another type. What keeps it from being one is told to
   * `reading.refuse`; the question that comes back is then thrown away.
   */
  readonly read: (question: XmlElement, reading: MoodleXmlReading) => Q | null
  readonly write: (question: Q) => MoodleXmlParts
}

type MoodleXmlParts = {
  /** Moodle's name of the type. */
  readonly type: string
  /** In place of the question's own text. */
  readonly stem?: RichText
  /** What the type adds after the fields that all types have. */
  readonly children: readonly XmlOut[]
  /** Tags that keep what Moodle XML itself cannot say; other readers pass over them. */
  readonly tags: readonly string[]
}
