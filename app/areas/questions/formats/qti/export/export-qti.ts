import { canonicalJson } from '~/platform/json'
import type { Question } from '../../../registry'
import type { FindMedia } from '../import/draft'
import { importQti } from '../import/import-qti'
import type { QtiParts } from './parts'
import { type WrittenItem, writeItem } from './write-item'
import { saysType } from './writers'

/** Why a question stays out: QTI lacks its type, or would lose or change these fields of it. */
type UnsayableInQti = { readonly code: 'type' } | { readonly code: 'fields'; readonly fields: readonly string[] }

export type ExportedItem = {
  readonly question: Question
  readonly identifier: string
  readonly xml: string
  readonly media: NonNullable<QtiParts['media']>
  /** What the manifest says of it: tags, and what has a name of its own, as `objective:…`. */
  readonly keywords: readonly string[]
}
type QtiExport = {
  readonly items: readonly ExportedItem[]
  readonly refused: readonly { readonly question: Question; readonly why: UnsayableInQti }[]
}

/**
 * Writes questions as QTI 3.0 items. Each is read back before it counts: only when the same question comes out, with a
 * proof that the item's own response processing marks as ours does, is it part of the file.
 */
export function exportQti(questions: readonly Question[]): QtiExport {
  const items: ExportedItem[] = []
  const refused: { question: Question; why: UnsayableInQti }[] = []
  const taken = new Set<string>()
  for (const question of questions) {
    const identifier = identifierOf(question, taken)
    const written = writeItem(question, identifier)
    const why = written ? differenceOf(question, written) : notWritten(question)
    if (why !== null || !written) refused.push({ question, why: why ?? { code: 'type' } })
    else items.push({ question, identifier, ...written, keywords: keywordsOf(question) })
  }
  return { items, refused }
}

/** Null when QTI can say the question without loss. */
export function whyUnsayableInQti(question: Question): UnsayableInQti | null {
  return exportQti([question]).refused[0]?.why ?? null
}

/** The fields for which a writer gives up: there is no expression, or no interaction, for them. */
function notWritten(question: Question): UnsayableInQti {
  if (!saysType(question.type)) return { code: 'type' }
  return { code: 'fields', fields: ['marking'] }
}

/** The author's id where it can name an item and a file; else a number. */
function identifierOf({ externalId }: Question, taken: Set<string>): string {
  const own = externalId !== undefined && /^[A-Za-z_][A-Za-z0-9_.-]{0,60}$/.test(externalId) ? externalId : ''
  let identifier = own
  for (let count = 1; identifier === '' || taken.has(identifier.toLowerCase()); count += 1)
    identifier = `question-${count}`
  taken.add(identifier.toLowerCase())
  return identifier
}

function keywordsOf({ objective, difficulty, lesson, tags }: Question): string[] {
  return [
    ...(objective ? [`objective:${objective}`] : []),
    ...(difficulty ? [`difficulty:${difficulty}`] : []),
    ...(lesson ? [`lesson:${lesson}`] : []),
    ...tags,
  ]
}

function differenceOf(question: Question, { xml }: WrittenItem): UnsayableInQti | null {
  const [read] = importQti(xml, { category: null, keywords: keywordsOf(question), findMedia: mediaOf(question) }).items
  if (!read?.question || read.question.type !== question.type) return { code: 'fields', fields: ['stem'] }
  const fields = differingFields(question, read.question)
  if (fields.length > 0) return { code: 'fields', fields }
  return read.verdict.kind === 'exact' ? null : { code: 'fields', fields: ['marking'] }
}

function differingFields(before: Question, after: Question): string[] {
  const [a, b]: Record<string, unknown>[] = [before, after]
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (field) => canonicalJson(a?.[field] ?? null) !== canonicalJson(b?.[field] ?? null),
  )
}

/** The pictures of the question itself, as the package will hold them; reading back needs no bytes. */
const mediaOf =
  (question: Question): FindMedia =>
  () =>
    question.type === 'hotspot' ? { ...question.image, bytes: new Uint8Array() } : null
