import { atOnce } from '~/platform/at-once'
import { elementsOf, readXmlInTurns, type XmlElement } from '~/platform/xml'
import { moduleOf, QUESTION_TYPES, type Question } from '../../registry'
import { checkQuestion } from '../check-question'
import { acceptedWith, type ImportItem, type ImportResult, reasonsOf } from '../import-result'
import { joinDescriptions, type ReadItem } from '../join-descriptions'
import { type Problem, sortProblems } from '../problems'
import { fromXmlProblem } from '../xml-problem'
import { createReading } from './create-reading'
import { child, textIn } from './elements'
import type { MoodleXmlReading } from './moodle-xml-reading'

/**
 * Reads Moodle XML (https://docs.moodle.org/en/Moodle_XML_format). A document that is no XML, or has a DOCTYPE, is one
 * problem of the whole file; a question that cannot be said here costs only itself.
 */
export const importMoodleXml = (file: string): ImportResult => atOnce(readMoodleXml(file))

/** The same in turns of a question each. */
export function* readMoodleXml(file: string): Generator<void, ImportResult> {
  const source = file.replace(/^\uFEFF/, '')
  const read = yield* readXmlInTurns(source)
  if (!read.ok) return refusedFile(fromXmlProblem(read.problem))
  yield
  const { root } = read
  if (root.local !== 'quiz' && root.local !== 'question')
    return refusedFile({
      code: 'root-not-quiz',
      params: { name: root.name },
      severity: 'error',
      line: root.line,
      column: root.column,
    })
  const found: ReadItem[] = []
  const categories: { line: number; path: string }[] = []
  for (const question of root.local === 'question' ? [root] : elementsOf(root)) {
    if (question.local !== 'question') continue
    const path = question.attributes.get('type') === 'category' ? categoryOf(question) : null
    if (path !== null) categories.push({ line: question.line, path })
    else
      found.push(importQuestion(question, source.slice(question.start, question.end), categories.at(-1)?.path ?? null))
    yield
  }
  const items = joinDescriptions(found)
  return { items, categories, problems: sortProblems(items.flatMap(({ verdict }) => reasonsOf(verdict))) }
}

/** Each type knows its own; the first that does not pass has it. */
function readByType(element: XmlElement, reading: MoodleXmlReading): Question | null {
  for (const type of QUESTION_TYPES) {
    const made = moduleOf(type)?.moodleXml?.read(element, reading)
    if (made) return made
  }
  return null
}

const refusedFile = (problem: Problem): ImportResult => ({ items: [], problems: [problem], categories: [] })

function categoryOf(question: XmlElement): string {
  const category = child(question, 'category')
  return category ? textIn(category) : ''
}

function importQuestion(question: XmlElement, source: string, category: string | null): ReadItem {
  const { line, column, endLine } = question
  const type = question.attributes.get('type') ?? ''
  const name = child(question, 'name')
  const title = (name && textIn(name).replace(/\s+/g, ' ').trim()) || null
  const item = { line, endLine, title, category, type: type || null, source }
  const { reading, problems } = createReading(question)
  const refused = (): ImportItem => {
    const [first, ...more] = sortProblems(problems)
    return { ...item, verdict: { kind: 'refused', why: first ? [{ ...first, kept: source }, ...more] : [] } }
  }
  if (type === 'description') {
    const description = reading.richText(child(question, 'questiontext'))
    if (!description) reading.refuse('stem-empty', question)
    return description ? { ...item, description, verdict: acceptedWith(sortProblems(problems)) } : refused()
  }
  const made = readByType(question, reading)
  if (!made) {
    if (problems.every(({ severity }) => severity !== 'error')) reading.refuse('type-not-supported', question, { type })
    return refused()
  }
  if (problems.some(({ severity }) => severity === 'error')) return { ...refused(), type: made.type }
  const checked = checkQuestion(made, { line, column, kept: source })
  if ('problem' in checked)
    return { ...item, type: made.type, verdict: { kind: 'refused', why: [checked.problem, ...sortProblems(problems)] } }
  return {
    ...item,
    title: checked.question.title,
    type: made.type,
    question: checked.question,
    verdict: acceptedWith(sortProblems(problems)),
  }
}
