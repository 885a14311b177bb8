import { element } from '~/platform/write-xml'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child, children, wordsIn } from '../../formats/moodle-xml/elements'
import { writeText } from '../../formats/moodle-xml/write-text'
import type { Ordering, OrderingMarking } from './schema'

/** Moodle's ways of marking an order, by name and by number. The last ones have no equal here, only a neighbour. */
const GRADINGS: readonly { names: readonly string[]; marking: OrderingMarking; isSame: boolean }[] = [
  { names: ['ALL_OR_NOTHING', '-1'], marking: 'all-or-nothing', isSame: true },
  { names: ['ABSOLUTE_POSITION', '0', ''], marking: 'by-position', isSame: true },
  { names: ['LONGEST_ORDERED_SUBSET', '5'], marking: 'longest-common-order', isSame: true },
  { names: ['RELATIVE_NEXT_EXCLUDE_LAST', '1'], marking: 'by-neighbour', isSame: true },
  { names: ['RELATIVE_NEXT_INCLUDE_LAST', '2'], marking: 'by-neighbour', isSame: false },
  { names: ['RELATIVE_ONE_PREVIOUS_AND_NEXT', '3'], marking: 'by-neighbour', isSame: false },
  { names: ['RELATIVE_ALL_PREVIOUS_AND_NEXT', '4'], marking: 'by-neighbour', isSame: false },
  { names: ['LONGEST_CONTIGUOUS_SUBSET', '6'], marking: 'longest-common-order', isSame: false },
  { names: ['RELATIVE_TO_CORRECT', '7'], marking: 'by-position', isSame: false },
]

/** The order of the answers is the right one; what Moodle writes into their `fraction` says the same. */
export const orderingMoodleXml: MoodleXmlCodec<Ordering> = {
  read(question, reading) {
    if (question.attributes.get('type') !== 'ordering') return null
    const named = wordsIn(question, 'gradingtype') ?? ''
    const grading = GRADINGS.find(({ names }) => names.includes(named))
    if (!grading?.isSame) reading.note('marking-other', child(question, 'gradingtype') ?? question, { marking: named })
    const select = child(question, 'selecttype')
    const selected = wordsIn(question, 'selecttype') ?? ''
    const written = children(question, 'answer')
    const count = Number(wordsIn(question, 'selectcount') ?? 0)
    if (select && !['', 'ALL', '0'].includes(selected) && count > 0 && count < written.length)
      reading.note('items-all-shown', select, { count })
    if (written.some((answer) => reading.richText(child(answer, 'feedback'))))
      reading.note('item-feedback-dropped', question)
    const items = written.flatMap((answer, index) => {
      const text = reading.richText(answer)
      if (!text) reading.refuse('answer-empty', answer)
      return text ? [{ id: `i${index + 1}`, text }] : []
    })
    return { ...reading.base(), type: 'ordering', marking: grading?.marking ?? 'by-position', items }
  },
  write: ({ items, marking }) => ({
    type: 'ordering',
    children: [
      element('layouttype', {}, 'VERTICAL'),
      element('selecttype', {}, 'ALL'),
      element('selectcount', {}, '0'),
      element('gradingtype', {}, GRADINGS.find((grading) => grading.marking === marking)?.names[0] ?? ''),
      element('showgrading', {}, 'SHOW'),
      ...items.map(({ text }, index) => writeText('answer', text, { fraction: String(index + 1) })),
    ],
    tags: [],
  }),
}
