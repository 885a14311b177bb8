/** A text with what is selected in it. */
export type Selected = { readonly text: string; readonly from: number; readonly to: number }
/** What to put in place of a stretch of it, and what is selected afterwards. */
export type Put = {
  readonly start: number
  readonly end: number
  readonly put: string
  readonly from: number
  readonly to: number
}

const STEP = '  '

/** Where a line begins; lines count from 1. The end of the text when there are fewer. */
export function atLine(text: string, line: number): number {
  let at = 0
  for (let passed = 1; passed < line; passed++) {
    const next = text.indexOf('\n', at)
    if (next < 0) return text.length
    at = next + 1
  }
  return at
}

/** Two spaces at the cursor, or before every line that is selected. */
export function indent(of: Selected): Put {
  if (of.from === of.to) return { start: of.from, end: of.to, put: STEP, from: of.from + 2, to: of.to + 2 }
  return moved(of, (line) => (line === '' ? line : STEP + line))
}

/** Takes up to two spaces from the beginning of the line, or of every line that is selected. */
export const outdent = (of: Selected): Put => moved(of, (line) => line.replace(/^ {1,2}/, ''))

function moved({ text, from, to }: Selected, change: (line: string) => string): Put {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const newline = text.indexOf('\n', to > from && text[to - 1] === '\n' ? to - 1 : to)
  const end = newline < 0 ? text.length : newline
  const lines = text.slice(start, end).split('\n')
  const put = lines.map(change).join('\n')
  const first = change(lines[0] ?? '').length - (lines[0] ?? '').length
  return { start, end, put, from: Math.max(start, from + first), to: Math.max(start, to + put.length - (end - start)) }
}

/** A new line with the margin of the one before it; two spaces more after a colon, and below a dash as wide as it. */
export function withIndent({ text, from, to }: Selected): Put {
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, from)
  const margin = /^ */.exec(line)?.[0] ?? ''
  const opens = /:\s*$/.test(line)
  const inDash = opens && /^\s*- /.test(line) ? STEP : ''
  const put = `\n${margin}${inDash}${opens ? STEP : ''}`
  return { start: from, end: to, put, from: from + put.length, to: from + put.length }
}
