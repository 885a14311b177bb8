import { exactDecimal, parseRational, readRational } from '~/platform/rational'
import type { XmlElement } from '~/platform/xml'
import { needKey } from '../../formats/moodle-xml/answers'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child } from '../../formats/moodle-xml/elements'
import type { MoodleXmlReading } from '../../formats/moodle-xml/moodle-xml-reading'
import { plainWords, type RichText } from '../../rich-text'
import { type Alternative, type Embedded, readNumberAlternative, splitEmbedded, writeEmbedded } from './embedded-syntax'
import { readPlacedWords } from './placed-words'
import type { Cloze, Gap } from './schema'

/** Moodle writes the gaps into the text; a text with menus or words to drag has their words beside it. */
export const clozeMoodleXml: MoodleXmlCodec<Cloze> = {
  read(question, reading) {
    const type = question.attributes.get('type')
    if (type === 'gapselect' || type === 'ddwtos') return readPlacedWords(question, reading)
    if (type !== 'cloze' && type !== 'multianswer') return null
    const place = child(question, 'questiontext') ?? question
    const written = reading.richText(child(question, 'questiontext'))
    if (!written) {
      reading.refuse('gaps-missing', place)
      return null
    }
    const gaps: Gap[] = []
    const text = splitEmbedded(written.text).map((piece) => {
      if ('text' in piece) return piece.text
      const id = `g${gaps.length + 1}`
      const gap = readGap(id, piece.gap, { format: written.format, reading, place })
      if (gap) gaps.push(gap)
      return `[[${id}]]`
    })
    if (gaps.length === 0) reading.refuse('gaps-missing', place)
    const stem = { format: written.format, text: text.join('') }
    return { ...reading.base(stem), type: 'cloze', gaps }
  },
  write({ stem, gaps }) {
    const text = gaps.reduce(
      (written, gap) => written.split(`[[${gap.id}]]`).join(writeEmbedded(embed(gap, stem.format))),
      stem.text,
    )
    return { type: 'cloze', stem: { format: stem.format, text }, children: [], tags: [] }
  },
}

type Place = { format: RichText['format']; reading: MoodleXmlReading; place: XmlElement }

function readGap(id: string, { kind, weight, alternatives }: Embedded, at: Place): Gap | null {
  const { reading, place, format } = at
  if (kind === 'several') {
    reading.refuse('gap-of-several', place)
    return null
  }
  const feedbackOf = ({ feedback }: Alternative) => (feedback === '' ? {} : { feedback: { format, text: feedback } })
  if (kind === 'number') {
    const answers = alternatives.flatMap((one) => {
      const words = wordsOf(one.text, format)
      const number = readNumberAlternative(words)
      const [value, margin] = [decimalOf(number?.value), decimalOf(number?.margin)]
      if (number && value !== null && margin !== null)
        return [{ value, margin, fraction: one.fraction, ...feedbackOf(one) }]
      if (words !== '*' || readRational(one.fraction).num > 0n)
        reading.refuse('number-not-understood', place, { text: words })
      else if (one.feedback !== '') reading.note('rest-feedback-dropped', place)
      return []
    })
    return { id, weight, kind, tolerance: 'nominal', answers: needKey(answers, place, reading) }
  }
  const worded = alternatives.map((one) => ({
    text: wordsOf(one.text, format),
    fraction: one.fraction,
    ...feedbackOf(one),
  }))
  needKey(worded, place, reading)
  if (worded.some(({ text }) => text === '')) reading.refuse('answer-empty', place)
  if (kind === 'choice') {
    if (format === 'html' && alternatives.some(({ text }) => /<[a-z]/i.test(text)))
      reading.note('format-dropped', place)
    return { id, weight, kind, options: worded.map((one, index) => ({ id: `${id}-o${index + 1}`, ...one })) }
  }
  const answers = worded.map(({ text, ...rest }) => ({ pattern: text, ...rest }))
  return { id, weight, kind: 'text', caseSensitive: kind === 'text-by-case', answers }
}

function embed(gap: Gap, format: RichText['format']): Embedded {
  const written = (text: string, { fraction, feedback }: { fraction: string; feedback?: RichText | undefined }) => ({
    fraction,
    text: format === 'html' ? escapeHtml(text) : text,
    feedback: feedback?.text ?? '',
  })
  if (gap.kind === 'choice')
    return { kind: 'choice', weight: gap.weight, alternatives: gap.options.map((one) => written(one.text, one)) }
  if (gap.kind === 'number')
    return {
      kind: 'number',
      weight: gap.weight,
      alternatives: gap.answers.map((one) => written(`${one.value}:${one.margin}`, one)),
    }
  return {
    kind: gap.caseSensitive ? 'text-by-case' : 'text',
    weight: gap.weight,
    alternatives: gap.answers.map((one) => written(one.pattern, one)),
  }
}

const wordsOf = (text: string, format: RichText['format']) =>
  (format === 'html' ? plainWords({ format, text }) : text).replace(/\s+/g, ' ').trim()

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function decimalOf(text: string | undefined): string | null {
  const value = text === undefined ? null : parseRational(text)
  return value && exactDecimal(value)
}
