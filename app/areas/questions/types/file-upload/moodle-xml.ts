import { element } from '~/platform/write-xml'
import type { XmlElement } from '~/platform/xml'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child, wordsIn } from '../../formats/moodle-xml/elements'
import type { MoodleXmlReading } from '../../formats/moodle-xml/moodle-xml-reading'
import { writeText } from '../../formats/moodle-xml/write-text'
import { asksForFiles, number } from '../essay/moodle-xml'
import { type FileUpload, MOST_BYTES, MOST_FILES } from './schema'

/** Moodle's groups of file types, by the endings that people hand in; without any, what an answer can be. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  document: ['doc', 'docx', 'odt', 'pdf', 'rtf', 'txt'],
  presentation: ['odp', 'pdf', 'ppt', 'pptx'],
  spreadsheet: ['csv', 'ods', 'xls', 'xlsx'],
  image: ['gif', 'jpeg', 'jpg', 'png', 'webp'],
  archive: ['7z', 'gz', 'tar', 'zip'],
  sourcecode: ['txt', 'json', 'xml', 'zip'],
}
const ANYTHING = ['docx', 'jpg', 'odt', 'pdf', 'png', 'txt', 'zip']

export const fileUploadMoodleXml: MoodleXmlCodec<FileUpload> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'essay' || !asksForFiles(question)) return null
    if (wordsIn(question, 'responseformat') !== 'noinline')
      reading.note('text-beside-files', child(question, 'responseformat') ?? question)
    const guide = reading.richText(child(question, 'graderinfo'))
    const bytes = number(question, 'maxbytes')
    const files = number(question, 'attachments')
    return {
      ...reading.base(),
      type: 'file-upload',
      accept: readTypes(question, reading),
      mostFiles: files < 1 || files > MOST_FILES ? MOST_FILES : files,
      mostBytes: bytes < 1 || bytes > MOST_BYTES ? MOST_BYTES : bytes,
      ...(guide ? { guide } : {}),
    }
  },
  write: ({ accept, mostFiles, mostBytes, guide }) => ({
    type: 'essay',
    children: [
      element('responseformat', {}, 'noinline'),
      element('responserequired', {}, '0'),
      element('attachments', {}, String(mostFiles)),
      element('attachmentsrequired', {}, '1'),
      element('maxbytes', {}, String(mostBytes)),
      element('filetypeslist', {}, accept.map((ending) => `.${ending}`).join(',')),
      writeText('graderinfo', guide),
    ],
    tags: [],
  }),
}

function readTypes(question: XmlElement, reading: MoodleXmlReading): string[] {
  const written = (wordsIn(question, 'filetypeslist') ?? '')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
  const endings = written.flatMap((word) => (word.startsWith('.') ? [word.slice(1)] : (GROUPS[word] ?? [])))
  const known = [...new Set(endings)].filter((ending) => /^[a-z0-9]{1,10}$/.test(ending)).slice(0, 20)
  const isExact = written.length > 0 && written.every((word) => word.startsWith('.')) && known.length === written.length
  if (!isExact) reading.note('file-types-chosen', child(question, 'filetypeslist') ?? question)
  return known.length > 0 ? known : ANYTHING
}
