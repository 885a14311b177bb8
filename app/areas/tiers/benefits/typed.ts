import { readDay } from '../facts/written-values'

/** What is wrong with a field of a form; the words are `problem.<code>` of `benefits`. */
export type FieldProblem<Field extends string = string> = {
  readonly field: Field
  readonly code: FieldProblemCode
  readonly params: Readonly<Record<string, string | number>>
}

export type FieldProblemCode =
  | 'missing'
  | 'too-long'
  | 'too-short'
  | 'signs'
  | 'not-a-date'
  | 'not-a-time'
  | 'too-old'
  | 'to-come'
  | 'not-after'
  | 'not-later'
  | 'over-already'
  | 'not-a-number'
  | 'not-positive'
  | 'too-large'
  | 'too-far'
  | 'not-whole'
  | 'before-asked'
  | 'none-left'
  | 'not-entitled'
  | 'fund-too-small'
  | 'known-reference'
  | 'not-better'

export type Checked<Value, Field extends string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly FieldProblem<Field>[] }

export type Report<Field extends string> = (
  field: Field,
  code: FieldProblemCode,
  params?: FieldProblem['params'],
) => null

/** Collects problems, the first of each field. */
export function problemList<Field extends string>() {
  const problems: FieldProblem<Field>[] = []
  const report: Report<Field> = (field, code, params = {}) => {
    if (!problems.some((problem) => problem.field === field)) problems.push({ field, code, params })
    return null
  }
  return { problems, report }
}

/** A text of one line; null after a problem was noted. */
export function readText<Field extends string>(
  typed: string,
  field: Field,
  { min = 1, max }: { min?: number; max: number },
  report: Report<Field>,
): string | null {
  const text = typed.replace(/\r\n?/g, '\n').trim()
  if (text === '') return report(field, 'missing')
  if (text.length < min) return report(field, 'too-short', { min })
  if (text.length > max) return report(field, 'too-long', { max })
  return /[\p{Cc}\u2028\u2029]/u.test(text.replaceAll('\n', ' ')) ? report(field, 'signs') : text
}

const EARLIEST = Date.UTC(2000, 0, 1)
/** Somewhere on Earth it is tomorrow already. */
const HALF_A_DAY = 14 * 3_600_000

/** A day that has begun, as the start of it in UTC; epoch ms. */
export function readPastDay<Field extends string>(
  typed: string,
  field: Field,
  now: number,
  report: Report<Field>,
): number | null {
  if (typed.trim() === '') return report(field, 'missing')
  const at = readDay(typed)
  if (at === null) return report(field, 'not-a-date', { text: typed.trim().slice(0, 40) })
  if (at < EARLIEST) return report(field, 'too-old')
  return at > now + HALF_A_DAY ? report(field, 'to-come') : at
}

/** A minute that has passed: `2026-07-01T14:30`, with a blank for the T, in UTC unless it says its own offset; epoch ms. */
export function readPastMinute<Field extends string>(
  typed: string,
  field: Field,
  now: number,
  report: Report<Field>,
): number | null {
  const text = typed.trim()
  if (text === '') return report(field, 'missing')
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text)
  const [, day, minute, offset] = match ?? []
  const at = day && minute && readDay(day) !== null ? Date.parse(`${day}T${minute}:00${offset ?? 'Z'}`) : Number.NaN
  if (Number.isNaN(at)) return report(field, 'not-a-time', { text: text.slice(0, 40) })
  if (at < EARLIEST) return report(field, 'too-old')
  return at > now ? report(field, 'to-come') : at
}
