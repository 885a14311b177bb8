import type { QtiElement } from '../qti-element'
import { childrenNamed } from '../qti-element'
import { htmlOf, richTextOf, textIn } from './body-text'
import type { Draft, ItemReading } from './draft'
import { promptInPlace } from './interaction'

/** Endings for the media types that `uploadInteraction` names; without one, what offices and browsers exchange. */
const ENDINGS: Readonly<Record<string, string[]>> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
  'application/zip': ['zip'],
  'application/json': ['json'],
}
const COMMON = ['pdf', 'txt', 'docx', 'odt', 'png', 'jpg', 'zip']
const MEGABYTE = 1024 * 1024

/** `extendedTextInteraction`: a text that a person marks. */
export function readEssay(reading: ItemReading, interaction: QtiElement): Draft {
  const [min, max] = [reading.own('min-words'), reading.own('max-words')].map((words) =>
    words ? Number(words) : undefined,
  )
  const length = min === undefined && max === undefined ? undefined : { minWords: min, maxWords: max }
  return open(reading, interaction, {
    type: 'essay',
    length,
    template: reading.own('template'),
    rubric: rubricOf(reading),
    guide: guideOf(reading),
  })
}

/** `uploadInteraction`: files that a person marks. */
export function readUpload(reading: ItemReading, interaction: QtiElement): Draft {
  const types = (interaction.attributes.get('type') ?? '').split(/[\s,]+/).flatMap((type) => ENDINGS[type] ?? [])
  const own = reading.own('accept')?.split(' ')
  return open(reading, interaction, {
    type: 'file-upload',
    accept: own ?? (types.length > 0 ? types : COMMON),
    mostFiles: Number(reading.own('most-files') ?? 1),
    mostBytes: Number(reading.own('most-bytes') ?? 10 * MEGABYTE),
    rubric: rubricOf(reading),
    guide: guideOf(reading),
  })
}

function open(
  reading: ItemReading,
  interaction: QtiElement,
  question: { type: string; [field: string]: unknown },
): Draft {
  if (reading.scoring.isAutomatic) reading.note('qti-marked-by-person', interaction)
  return {
    type: question.type,
    stem: reading.stem(promptInPlace(interaction)),
    cases: { cases: [], isAll: true },
    make: () => [question],
  }
}

function rubricOf(reading: ItemReading): unknown {
  const written = reading.own('rubric')
  if (written === undefined) return undefined
  try {
    return JSON.parse(written)
  } catch {
    return undefined
  }
}

/** What stands in a block for scorers is for markers. */
function guideOf({ body }: ItemReading) {
  const blocks = childrenNamed(body, 'rubricBlock').filter(({ attributes }) => attributes.get('view') === 'scorer')
  const [only, another] = blocks
  if (only && !another) return textIn(only.xml) ?? undefined
  return richTextOf(blocks.map(({ xml }) => htmlOf(xml.children)).join('')) ?? undefined
}
