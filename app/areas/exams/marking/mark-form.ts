/** What a marker typed, as it came. */
export type MarkForm = {
  levels: Record<string, string>
  /** null for nothing typed */
  percent: number | 'unreadable' | null
  comment: string
  seen: number
}

/** The field of a rubric's criterion. */
export const levelField = (criterion: string): string => `level-${criterion}`

/** Reads the form; what is missing is left out. A percentage may be typed with a decimal comma and a sign. */
export function readMarkForm(form: { entries(): IterableIterator<[string, unknown]> }): MarkForm {
  const read: MarkForm = { levels: {}, percent: null, comment: '', seen: 0 }
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string') continue
    if (name.startsWith('level-')) read.levels[name.slice('level-'.length)] = value.slice(0, 40)
    else if (name === 'comment') read.comment = value.replaceAll('\r\n', '\n')
    else if (name === 'seen' && /^\d{1,4}$/.test(value)) read.seen = Number(value)
    else if (name === 'percent') read.percent = readPercent(value)
  }
  return read
}

function readPercent(typed: string): MarkForm['percent'] {
  const text = typed
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[٫,]/g, '.')
    .replace(/[\s%٪]/g, '')
  if (text === '') return null
  const value = /^\d{1,3}(?:\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
  return value <= 100 ? value : 'unreadable'
}
