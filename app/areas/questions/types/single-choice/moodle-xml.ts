import { readOptions, writeOptions } from '../../formats/moodle-xml/answers'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { flagIn } from '../../formats/moodle-xml/elements'
import { noteFixedOrder } from '../../formats/moodle-xml/note-fixed-order'
import { writeFlag } from '../../formats/moodle-xml/write-text'
import type { SingleChoice } from './schema'

export const singleChoiceMoodleXml: MoodleXmlCodec<SingleChoice> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'multichoice' || !flagIn(question, 'single', true)) return null
    noteFixedOrder(question, reading.note)
    return { ...reading.base(), type: 'single-choice', options: readOptions(question, reading) }
  },
  write: ({ options }) => ({
    type: 'multichoice',
    children: [writeFlag('single', true), writeFlag('shuffleanswers', true), ...writeOptions(options)],
    tags: [],
  }),
}
