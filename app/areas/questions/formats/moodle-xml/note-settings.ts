import { equals, ONE, parseRational } from '~/platform/rational'
import type { XmlElement } from '~/platform/xml'
import { plainWords } from '../../rich-text'
import { child, flagIn, textIn, wordsIn } from './elements'
import type { Told } from './moodle-xml-reading'

/**
 * Settings of a Moodle question that belong to exams here, or nowhere. Those that everybody leaves as they are, and
 * the penalties of Moodle's interactive tries, are not worth a word.
 */
export function noteSettings(question: XmlElement, note: Told): void {
  const grade = wordsIn(question, 'defaultgrade')
  const points = grade ? parseRational(grade) : null
  if (points && !equals(points, ONE)) note('points-dropped', question, { points: grade ?? '' })
  if (flagIn(question, 'hidden', false)) note('was-hidden', question)
  const overall = OVERALL.flatMap(([name, standard]) => {
    const element = child(question, name)
    const words = element ? plainWords({ format: 'html', text: textIn(element) }) : ''
    return element && words !== '' && words !== standard ? [element] : []
  })
  if (overall[0]) note('overall-feedback-dropped', overall[0])
}

/** Feedback to the whole answer, with the words that Moodle puts there itself. */
const OVERALL = [
  ['correctfeedback', 'Your answer is correct.'],
  ['partiallycorrectfeedback', 'Your answer is partially correct.'],
  ['incorrectfeedback', 'Your answer is incorrect.'],
] as const
