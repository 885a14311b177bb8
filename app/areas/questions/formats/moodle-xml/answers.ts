import { formatRational, readRational } from '~/platform/rational'
import { element, type XmlOut, type XmlOutElement } from '~/platform/write-xml'
import type { XmlElement } from '~/platform/xml'
import type { Option } from '../../question-base'
import type { RichText } from '../../rich-text'
import { percentFromShare } from '../percent-share'
import { child, children } from './elements'
import type { MoodleXmlReading } from './moodle-xml-reading'
import { writeText } from './write-text'

/** A question in which nothing earns anything has no key. */
export function needKey<T extends { fraction: string }>(
  answers: readonly T[],
  at: XmlElement,
  { refuse }: Pick<MoodleXmlReading, 'refuse'>,
): T[] {
  if (!answers.some(({ fraction }) => readRational(fraction).num > 0n)) refuse('no-right-answer', at)
  return [...answers]
}

/** Options get their ids by place: o1, o2, … An option without text refuses the question. */
export function readOptions(question: XmlElement, reading: MoodleXmlReading): Option[] {
  const options = children(question, 'answer').flatMap((answer, index) => {
    const text = reading.richText(answer)
    if (!text) reading.refuse('answer-empty', answer)
    return text ? [{ id: `o${index + 1}`, text, ...readEarning(answer, reading) }] : []
  })
  return needKey(options, question, reading)
}

/** What an answer earns, and the feedback to it. */
export function readEarning(answer: XmlElement, reading: MoodleXmlReading): { fraction: string; feedback?: RichText } {
  const feedback = reading.richText(child(answer, 'feedback'))
  return { fraction: formatRational(reading.share(answer)), ...(feedback ? { feedback } : {}) }
}

export const writeOptions = (options: readonly Option[]): XmlOutElement[] =>
  options.map(({ text, fraction, feedback }) =>
    writeText('answer', text, { fraction: percentFromShare(readRational(fraction)) }, writeText('feedback', feedback)),
  )

/** An answer that is compared with what is typed: words without a format. */
export const writeTyped = (
  words: string,
  of: { fraction: string; feedback?: RichText | undefined },
  ...more: readonly XmlOut[]
): XmlOutElement =>
  element(
    'answer',
    { fraction: percentFromShare(readRational(of.fraction)), format: 'plain_text' },
    element('text', {}, words),
    writeText('feedback', of.feedback),
    ...more,
  )
