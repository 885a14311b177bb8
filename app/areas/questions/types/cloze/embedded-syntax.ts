import { compare, formatRational, ONE, parseRational, readRational, ZERO } from '~/platform/rational'
import { percentFromShare, shareFromPercent } from '../../formats/percent-share'

/** Moodle's names of the kinds of gap, long and short; the endings for menus, rows and shuffling change no mark. */
const KINDS = {
  choice: [
    'MULTICHOICE',
    'MC',
    'MULTICHOICE_S',
    'MCS',
    'MULTICHOICE_V',
    'MCV',
    'MULTICHOICE_VS',
    'MCVS',
    'MULTICHOICE_H',
    'MCH',
    'MULTICHOICE_HS',
    'MCHS',
  ],
  text: ['SHORTANSWER', 'SA', 'MW'],
  'text-by-case': ['SHORTANSWER_C', 'SAC', 'MWC'],
  number: ['NUMERICAL', 'NM'],
  several: ['MULTIRESPONSE', 'MR', 'MULTIRESPONSE_S', 'MRS', 'MULTIRESPONSE_H', 'MRH', 'MULTIRESPONSE_HS', 'MRHS'],
} as const
type EmbeddedKind = keyof typeof KINDS
const KIND_OF = new Map<string, EmbeddedKind>(
  Object.entries(KINDS).flatMap(([kind, names]) => names.map((name) => [name, kind as EmbeddedKind])),
)

/** One answer of a gap, its text and feedback as they are written in the question's own format. */
export type Alternative = { readonly fraction: string; readonly text: string; readonly feedback: string }
export type Embedded = {
  readonly kind: EmbeddedKind
  readonly weight: number
  readonly alternatives: readonly Alternative[]
}
type Piece = { readonly text: string } | { readonly gap: Embedded }

const START = /\{(\d{0,4}):([A-Z_]+):/g
/** A backslash makes these stand for themselves; before anything else it stands for itself. */
const ESCAPED = /\\([~#{}=%"/\\])/g

/**
 * Takes a text apart at its `{1:MULTICHOICE:…}` (https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type).
 * What begins like a gap and is none, or never ends, stays text.
 */
export function splitEmbedded(source: string): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const start of source.matchAll(START)) {
    const kind = KIND_OF.get(start[2] ?? '')
    if (start.index < done || !kind) continue
    const inside = start.index + start[0].length
    const end = findUnescaped(source, '}', inside)
    // Where one gap finds no end, no later one does; looking again for each would cost the square of the length.
    if (end < 0) break
    pieces.push({ text: source.slice(done, start.index) })
    const weight = start[1] === '' ? 1 : Number(start[1])
    pieces.push({ gap: { kind, weight, alternatives: splitAt(source.slice(inside, end), '~').map(readAlternative) } })
    done = end + 1
  }
  pieces.push({ text: source.slice(done) })
  return pieces
}

export function writeEmbedded({ kind, weight, alternatives }: Embedded): string {
  const written = alternatives.map(({ fraction, text, feedback }) => {
    const share = readRational(fraction)
    const mark = compare(share, ONE) === 0 ? '=' : compare(share, ZERO) === 0 ? '' : `%${percentFromShare(share)}%`
    const begins = mark === '' && /^[=%]/.test(text) ? '\\' : ''
    return `${mark}${begins}${protect(text)}${feedback === '' ? '' : `${text.endsWith('&') ? ' ' : ''}#${protect(feedback)}`}`
  })
  return `{${weight}:${KINDS[kind][0]}:${written.join('~')}}`
}

function readAlternative(source: string): Alternative {
  const written = source.trim()
  const head = /^(?:=|%(-?\d{1,3}(?:\.\d{1,10})?)%)/.exec(written)
  const rest = written.slice(head?.[0].length ?? 0)
  const [text = '', ...feedback] = splitAt(rest, '#')
  const share = head?.[1] === undefined ? (head ? ONE : ZERO) : shareFromPercent(head[1])
  return { fraction: formatRational(share), text: resolve(text), feedback: resolve(feedback.join('#')) }
}

const resolve = (text: string) => text.trim().replace(ESCAPED, '$1')
/** A backslash needs another one only where it would otherwise take the next character with it. */
const protect = (text: string) => text.replace(/\\(?=[~#{}=%"/\\]|$)/g, '\\\\').replace(/[~#}]/g, '\\$&')

/** The `#` of a character reference such as `&#1085;` separates nothing. */
function findUnescaped(text: string, wanted: string, from: number): number {
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1
    else if (text[index] === wanted && !(wanted === '#' && text[index - 1] === '&')) return index
  }
  return -1
}

function splitAt(text: string, separator: string): string[] {
  const parts: string[] = []
  let from = 0
  for (let at = findUnescaped(text, separator, 0); at >= 0; at = findUnescaped(text, separator, from)) {
    parts.push(text.slice(from, at))
    from = at + 1
  }
  return [...parts, text.slice(from)]
}

/** `23.8:0.1` as a number and its margin; null when it is neither. */
export function readNumberAlternative(text: string): { value: string; margin: string } | null {
  const [value, margin = '0', ...rest] = text.split(':').map((part) => part.trim().replace(',', '.'))
  if (rest.length > 0 || !value || !parseRational(value) || !parseRational(margin)) return null
  return { value, margin }
}
