import { element } from '~/platform/write-xml'
import type { XmlElement } from '~/platform/xml'
import { hasTags } from '../../formats/moodle-format'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child, textIn, wordsIn } from '../../formats/moodle-xml/elements'
import { writeText } from '../../formats/moodle-xml/write-text'
import { plainWords } from '../../rich-text'
import type { Essay } from './schema'

/** Moodle's essay asks for a text, for files, or both; one that cannot be answered without a file is a file upload. */
export const asksForFiles = (question: XmlElement): boolean =>
  wordsIn(question, 'responseformat') === 'noinline' ||
  (number(question, 'attachments') !== 0 && number(question, 'attachmentsrequired') > 0)

export const essayMoodleXml: MoodleXmlCodec<Essay> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'essay' || asksForFiles(question)) return null
    if (number(question, 'attachments') !== 0 || wordsIn(question, 'responseformat') === 'editorfilepicker')
      reading.note('attachments-dropped', child(question, 'attachments') ?? question)
    const guide = reading.richText(child(question, 'graderinfo'))
    const begins = child(question, 'responsetemplate')
    const [least, most] = [number(question, 'minwordlimit'), number(question, 'maxwordlimit')]
    const template = begins ? textIn(begins) : ''
    const isFormatted = begins?.attributes.get('format') !== 'plain_text' && hasTags(template)
    const plain = isFormatted ? plainWords({ format: 'html', text: template }) : template
    if (begins && isFormatted && plain !== '') reading.note('template-plain', begins)
    return {
      ...reading.base(),
      type: 'essay',
      ...(least > 0 || most > 0
        ? { length: { ...(least > 0 ? { minWords: least } : {}), ...(most > 0 ? { maxWords: most } : {}) } }
        : {}),
      ...(plain === '' ? {} : { template: plain }),
      ...(guide ? { guide } : {}),
    }
  },
  write: ({ length, template, guide }) => ({
    type: 'essay',
    children: [
      element('responseformat', {}, 'plain'),
      element('responserequired', {}, '1'),
      element('responsefieldlines', {}, '15'),
      ...(length?.minWords ? [element('minwordlimit', {}, String(length.minWords))] : []),
      ...(length?.maxWords ? [element('maxwordlimit', {}, String(length.maxWords))] : []),
      element('attachments', {}, '0'),
      element('attachmentsrequired', {}, '0'),
      writeText('graderinfo', guide),
      writeText('responsetemplate', template === undefined ? undefined : { format: 'plain', text: template }),
    ],
    tags: [],
  }),
}

/** A whole number of a setting; 0 when it is not there. */
export function number(question: XmlElement, name: string): number {
  const words = wordsIn(question, name) ?? ''
  return /^-?\d{1,12}$/.test(words) ? Number(words) : 0
}
