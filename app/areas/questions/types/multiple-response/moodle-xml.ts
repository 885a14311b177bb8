import { readOptions, writeOptions } from '../../formats/moodle-xml/answers'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { flagIn } from '../../formats/moodle-xml/elements'
import { noteFixedOrder } from '../../formats/moodle-xml/note-fixed-order'
import { writeFlag } from '../../formats/moodle-xml/write-text'
import { MARKINGS, type MultipleResponse } from './schema'

/** Moodle adds the shares of the chosen options; the tag `marking:…` names another way, which Moodle passes over. */
export const multipleResponseMoodleXml: MoodleXmlCodec<MultipleResponse> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'multichoice' || flagIn(question, 'single', true)) return null
    noteFixedOrder(question, reading.note)
    const named = reading.take('marking').at(-1)
    const marking = named === undefined ? 'weighted' : MARKINGS.find((known) => known === named)
    if (!marking) reading.note('tag-not-understood', question, { tag: `marking:${named}` })
    return {
      ...reading.base(),
      type: 'multiple-response',
      marking: marking ?? 'weighted',
      options: readOptions(question, reading),
    }
  },
  write: ({ options, marking }) => ({
    type: 'multichoice',
    children: [writeFlag('single', false), writeFlag('shuffleanswers', true), ...writeOptions(options)],
    tags: marking === 'weighted' ? [] : [`marking:${marking}`],
  }),
}
