import { moduleFor } from '../question-module'
import type { Question } from '../registry'
import { escapeGift, inheritedFrom, writeText } from './gift-text'
import { escapeMetadata } from './source-blocks'

/** Writes questions as a GIFT file that `importGift` reads back to the same questions, and Moodle to equal ones. */
export const writeGift = (questions: readonly Question[]): string => `${questions.map(writeQuestion).join('\n\n')}\n`

function writeQuestion(question: Question): string {
  const { answers, tags } = moduleFor(question).gift.write(question)
  const { stem, title, generalFeedback } = question
  const general = generalFeedback ? `\t####${writeText(generalFeedback, inheritedFrom(stem))}\n` : ''
  const inside = general === '' || answers.endsWith('\n') ? answers : `${answers}\n`
  return `${writeMetadata(question, tags)}::${escapeGift(title)}::${writeText(stem, 'moodle')} {${inside}${general}}`
}

function writeMetadata(question: Question, own: readonly string[]): string {
  const { externalId, objective, difficulty, lesson, tags } = question
  const fields = [
    ...(externalId ? [`id:${externalId}`] : []),
    ...(objective ? [`tag:objective:${objective}`] : []),
    ...(difficulty ? [`tag:difficulty:${difficulty}`] : []),
    ...(lesson ? [`tag:lesson:${lesson}`] : []),
    ...[...own, ...tags].map((tag) => `tag:${tag}`),
  ]
  return fields.length > 0 ? `// ${fields.map(writeField).join(' ')}\n` : ''
}

function writeField(field: string): string {
  const at = field.indexOf(':')
  return `[${field.slice(0, at)}:${escapeMetadata(field.slice(at + 1))}]`
}
