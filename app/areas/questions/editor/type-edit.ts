import type { RichText } from '../rich-text'
import type { Draft, DraftField, Fields } from './draft'

/**
 * What the editor knows of one question type: its form fields ⇄ the part of the question that is its own. `read` never
 * refuses: what somebody typed goes into the question as it is, and the type's schema says what is wrong with it.
 */
export type TypeEdit<Q> = {
  /** What the form of a new question begins with. */
  readonly blank: Draft
  readonly write: (question: Q) => DraftField[]
  readonly read: (fields: Fields) => Record<string, unknown>
  /** Names that the form has for fields of the question, where they differ. */
  readonly alias?: Readonly<Record<string, string>>
  /** How a new row of a list is named, where an author has to type the name. */
  readonly rowName?: Readonly<Record<string, string>>
}

/** Authored text with its notation; empty text is no text. */
export const writeRich = (name: string, rich: RichText | undefined): DraftField[] => [
  [`${name}.text`, rich?.text ?? ''],
  [`${name}.format`, rich?.format ?? 'markdown'],
]

export function readRich(fields: Fields, name: string): RichText | undefined {
  const text = fields.text(`${name}.text`)
  const format = FORMATS.find((one) => one === fields.text(`${name}.format`)) ?? 'markdown'
  return text.trim() === '' ? undefined : { format, text: text.trim() }
}

export const FORMATS = ['markdown', 'plain', 'html'] as const satisfies readonly RichText['format'][]

/** A text that may be left empty. */
export const readLine = (fields: Fields, name: string): string | undefined => fields.text(name).trim() || undefined
