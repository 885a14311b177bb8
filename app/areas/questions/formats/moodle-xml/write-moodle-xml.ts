import { invariant } from '~/platform/errors'
import { element, writeXml, type XmlOutElement } from '~/platform/write-xml'
import { moduleFor } from '../../question-module'
import type { Question } from '../../registry'
import { fieldTags } from '../tags'
import { writeText, writeWords } from './write-text'

/** Writes questions as a Moodle XML file that `importMoodleXml` reads back to the same questions, and Moodle to equal ones. */
export const writeMoodleXml = (questions: readonly Question[]): string =>
  writeXml(element('quiz', {}, ...questions.map(writeQuestion)))

function writeQuestion(question: Question): XmlOutElement {
  const { moodleXml } = moduleFor(question)
  invariant(moodleXml, `Moodle XML cannot say a question of the type ${question.type}`)
  const { type, stem, children, tags } = moodleXml.write(question)
  const { title, generalFeedback, externalId, hints = [] } = question
  const all = [...fieldTags(question), ...tags, ...question.tags]
  return element(
    'question',
    { type },
    writeWords('name', title),
    writeText('questiontext', stem ?? question.stem),
    writeText('generalfeedback', generalFeedback),
    element('defaultgrade', {}, '1'),
    element('penalty', {}, '0.3333333'),
    element('hidden', {}, '0'),
    element('idnumber', {}, externalId ?? ''),
    ...children,
    ...hints.map((hint) => writeText('hint', hint)),
    ...(all.length > 0 ? [element('tags', {}, ...all.map((tag) => writeWords('tag', tag)))] : []),
  )
}
