import type { RichText } from '../rich-text'
import { checkQuestion } from './check-question'
import { acceptedWith, type ImportItem, reasonsOf } from './import-result'
import { sortProblems } from './problems'

/** An item of a file; `description` is the text of one that asks nothing. */
export type ReadItem = ImportItem & { readonly description?: RichText }

/**
 * Moodle's descriptions are texts between questions. Nobody can answer or draw one, so its words go before the question
 * that follows, where a learner meets them. One that no question of its category follows is refused.
 */
export function joinDescriptions(items: readonly ReadItem[]): ImportItem[] {
  const joined: ImportItem[] = []
  let waiting: ReadItem[] = []
  for (const item of items) {
    if (waiting.length > 0 && item.category !== waiting[0]?.category) {
      joined.push(...waiting.map(alone))
      waiting = []
    }
    if (item.description) waiting.push(item)
    else {
      joined.push(...(waiting.length > 0 ? introduce(waiting, item) : [item]))
      waiting = []
    }
  }
  return [...joined, ...waiting.map(alone)]
}

const at = ({ line }: ImportItem) => ({ line, column: 1 })

function alone({ description: _description, ...item }: ReadItem): ImportItem {
  const problem = { code: 'description-alone', severity: 'error', ...at(item), kept: item.source } as const
  return { ...item, verdict: { kind: 'refused', why: [problem] } }
}

function introduce(descriptions: readonly ReadItem[], next: ReadItem): ImportItem[] {
  const { question } = next
  const stem = question && join([...descriptions.flatMap(({ description }) => description ?? []), question.stem])
  const checked = stem && checkQuestion({ ...question, stem }, at(next))
  if (!checked || 'problem' in checked) return [...descriptions.map(alone), next]
  const told = descriptions.map(({ description: _description, ...item }): ImportItem => {
    const how = { code: 'description-joined', severity: 'warning', ...at(item), params: { line: next.line } } as const
    return { ...item, verdict: acceptedWith([...reasonsOf(item.verdict), how]) }
  })
  const how = descriptions.map(
    ({ line }) => ({ code: 'joined-description', severity: 'warning', ...at(next), params: { line } }) as const,
  )
  const verdict = acceptedWith(sortProblems([...reasonsOf(next.verdict), ...how]))
  return [...told, { ...next, question: checked.question, verdict }]
}

/** One text of several; plain ones among HTML become HTML. Null when their notations do not mix. */
function join(texts: readonly RichText[]): RichText | null {
  const formats = new Set(texts.map(({ format }) => format))
  const [only, ...others] = [...formats]
  if (only && others.length === 0) return { format: only, text: texts.map(({ text }) => text).join('\n\n') }
  if (formats.has('markdown')) return null
  const html = texts.map(({ format, text }) => (format === 'html' ? text : `<p>${escapeHtml(text)}</p>`))
  return { format: 'html', text: html.join('\n') }
}

const escapeHtml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
