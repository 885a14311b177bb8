import { element } from '~/platform/write-xml'
import type { MoodleXmlCodec } from '../../formats/moodle-xml/codec'
import { child, children, textIn } from '../../formats/moodle-xml/elements'
import { writeFlag, writeText } from '../../formats/moodle-xml/write-text'
import { fromPairs, type Pair, toPairs } from './pairs'
import { MATCHING_MARKINGS, type Matching } from './schema'

/**
 * Both of Moodle's matching questions, the one with menus (answers without a format) and the one to drag (`ddmatch`,
 * answers with a format). They mark by pair; the tag `marking:all-or-nothing` says otherwise.
 */
export const matchingMoodleXml: MoodleXmlCodec<Matching> = {
  read(question, reading) {
    const type = question.attributes.get('type')
    if (type !== 'matching' && type !== 'match' && type !== 'ddmatch') return null
    const named = reading.take('marking').at(-1)
    const marking = named === undefined ? 'per-pair' : MATCHING_MARKINGS.find((known) => known === named)
    if (!marking) reading.note('tag-not-understood', question, { tag: `marking:${named}` })
    const pairs = children(question, 'subquestion').flatMap((subquestion): Pair[] => {
      const prompt = reading.richText(subquestion)
      const written = child(subquestion, 'answer')
      if (!written) return []
      const answer = written.attributes.has('format')
        ? reading.richText(written)
        : { format: 'plain' as const, text: textIn(written) }
      if (!answer || answer.text === '') {
        // Moodle keeps empty rows of its form.
        if (prompt) reading.refuse('answer-empty', subquestion)
        return []
      }
      return [{ prompt, answer }]
    })
    return { ...reading.base(), type: 'matching', marking: marking ?? 'per-pair', ...fromPairs(pairs) }
  },
  write(question) {
    const pairs = toPairs(question)
    const isFormatted = pairs.some(({ answer }) => answer.format !== 'plain')
    return {
      type: isFormatted ? 'ddmatch' : 'matching',
      children: [
        writeFlag('shuffleanswers', true),
        ...pairs.map(({ prompt, answer }) =>
          writeText(
            'subquestion',
            prompt ?? undefined,
            {},
            isFormatted ? writeText('answer', answer) : element('answer', {}, element('text', {}, answer.text)),
          ),
        ),
      ],
      tags: question.marking === 'per-pair' ? [] : [`marking:${question.marking}`],
    }
  },
}
