import type { XmlElement } from '~/platform/xml'
import { child, children, wordsIn } from '../../formats/moodle-xml/elements'
import type { MoodleXmlReading } from '../../formats/moodle-xml/moodle-xml-reading'
import { type Cloze, type Gap, MOST_GAPS } from './schema'

const PLACE = /\[\[(\d{1,3})\]\]/g

/**
 * Reads `gapselect` and `ddwtos`: `[[2]]` in the text is a gap whose right word is the second of the list, and whose
 * menu holds the words of the same group.
 */
export function readPlacedWords(question: XmlElement, reading: MoodleXmlReading): Cloze | null {
  const place = child(question, 'questiontext') ?? question
  const isDragged = question.attributes.get('type') === 'ddwtos'
  if (isDragged) reading.note('dragged-words', place)
  const words = children(question, isDragged ? 'dragbox' : 'selectoption').map((element) => ({
    text: reading.plainLine(element),
    group: wordsIn(element, 'group') || '1',
  }))
  const written = reading.richText(child(question, 'questiontext'))
  const gaps: Gap[] = []
  const text = (written?.text ?? '').replace(PLACE, (shown, number: string) => {
    // What has more gaps than any question may have is refused when it is checked as a whole.
    if (gaps.length > MOST_GAPS) return shown
    const right = Number(number) - 1
    const group = words[right]?.group
    if (group === undefined) {
      reading.refuse('gap-without-word', place, { gap: shown })
      return shown
    }
    const id = `g${gaps.length + 1}`
    const options = words.flatMap((word, index) =>
      word.group === group ? [{ ...word, isRight: index === right }] : [],
    )
    gaps.push({
      id,
      weight: 1,
      kind: 'choice',
      options: options.map((option, index) => ({
        id: `${id}-o${index + 1}`,
        text: option.text,
        fraction: option.isRight ? '1/1' : '0/1',
      })),
    })
    return `[[${id}]]`
  })
  if (!written || gaps.length === 0) reading.refuse('gaps-missing', place)
  return { ...reading.base({ format: written?.format ?? 'plain', text }), type: 'cloze', gaps }
}
