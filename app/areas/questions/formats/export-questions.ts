import { canonicalJson } from '~/platform/json'
import { moduleFor } from '../question-module'
import type { Question } from '../registry'
import { canonicalParts } from './canonical-parts'
import { importGift } from './gift/import-gift'
import { writeGift } from './gift/write-gift'
import type { ImportResult } from './import-result'
import { importMoodleXml } from './moodle-xml/import-moodle-xml'
import { writeMoodleXml } from './moodle-xml/write-moodle-xml'

/** Every format of text that questions can leave in, with what reads it back. */
const WRITERS = {
  gift: {
    ending: 'gift',
    mediaType: 'text/plain; charset=utf-8',
    says: (question) => moduleFor(question).gift !== null,
    write: writeGift,
    read: importGift,
  },
  'moodle-xml': {
    ending: 'xml',
    mediaType: 'application/xml; charset=utf-8',
    says: (question) => moduleFor(question).moodleXml !== null,
    write: writeMoodleXml,
    read: importMoodleXml,
  },
} as const satisfies Record<string, Writer>

type Writer = {
  /** Of file names. */
  readonly ending: string
  readonly mediaType: string
  /** Whether the format has such questions at all. */
  readonly says: (question: Question) => boolean
  readonly write: (questions: readonly Question[]) => string
  readonly read: (source: string) => ImportResult
}

export type ExportFormat = keyof typeof WRITERS
export const EXPORT_FORMATS = Object.keys(WRITERS) as ExportFormat[]
export const endingOf = (format: ExportFormat): string => WRITERS[format].ending
export const mediaTypeOf = (format: ExportFormat): string => WRITERS[format].mediaType

/** Why a question stays out of a file: the format lacks its type, or would lose or change these fields of it. */
export type Unsayable = { readonly code: 'type' } | { readonly code: 'fields'; readonly fields: readonly string[] }

type Exported = {
  readonly file: string
  readonly written: readonly Question[]
  readonly refused: readonly { readonly question: Question; readonly why: Unsayable }[]
}

/**
 * Writes questions as one file. A question is written only when what was written, read back, is the same question: what
 * a format cannot say is refused with its reason, never left out of a file in silence.
 */
export function exportQuestions(format: ExportFormat, questions: readonly Question[]): Exported {
  const judged = questions.map((question) => ({ question, why: whyUnsayable(format, question) }))
  const written = judged.flatMap(({ question, why }) => (why === null ? [question] : []))
  return {
    file: WRITERS[format].write(written),
    written,
    refused: judged.flatMap(({ question, why }) => (why === null ? [] : [{ question, why }])),
  }
}

/** Null when the format can say the question without loss. */
export function whyUnsayable(format: ExportFormat, question: Question): Unsayable | null {
  const writer: Writer = WRITERS[format]
  if (!writer.says(question)) return { code: 'type' }
  const [read, ...more] = writer.read(writer.write([question])).items
  if (!read?.question || more.length > 0 || read.question.type !== question.type)
    return { code: 'fields', fields: ['stem'] }
  const fields = differingFields(canonicalParts(question), canonicalParts(read.question))
  return fields.length === 0 ? null : { code: 'fields', fields }
}

function differingFields(before: Question, after: Question): string[] {
  const [a, b]: Record<string, unknown>[] = [before, after]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => canonicalJson(a?.[field] ?? null) !== canonicalJson(b?.[field] ?? null),
  )
}
