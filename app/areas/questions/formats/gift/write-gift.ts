import { invariant } from '~/platform/errors'
import { moduleFor } from '../../question-module'
import type { Question } from '../../registry'
import { fieldTags } from '../tags'
import { escapeGift, inheritedFrom, writeText } from './gift-text'
import { escapeMetadata } from './source-blocks'

/** Writes questions as a GIFT file that `importGift` reads back to the same questions, and Moodle to equal ones. */
export const writeGift = (questions: readonly Question[]): string => `${questions.map(writeQuestion).join('\n\n')}\n`

function writeQuestion(question: Question): string {
  const { gift } = moduleFor(question)
  invariant(gift, `GIFT cannot say a question of the type ${question.type}`)
  const { answers, tags } = gift.write(question)
  const { stem, title, generalFeedback } = question
  const general = generalFeedback ? `\t####${writeText(generalFeedback, inheritedFrom(stem))}\n` : ''
  const inside = general === '' || answers.endsWith('\n') ? answers : `${answers}\n`
  return `${writeMetadata(question, tags)}::${escapeGift(title)}::${writeText(stem, 'moodle')} {${inside}${general}}`
}

function writeMetadata(question: Question, own: readonly string[]): string {
  const { externalId, tags, hints = [] } = question
  const hintTags = hints.map(({ format, text }) => `hint:${format}:${text}`)
  const fields = [
    ...(externalId ? [`id:${externalId}`] : []),
    ...[...fieldTags(question), ...hintTags, ...own, ...tags].map((tag) => `tag:${tag}`),
  ]
  return fields.length > 0 ? `// ${fields.map(writeField).join(' ')}\n` : ''
}

function writeField(field: string): string {
  const at = field.indexOf(':')
  return `[${field.slice(0, at)}:${escapeMetadata(field.slice(at + 1))}]`
}
