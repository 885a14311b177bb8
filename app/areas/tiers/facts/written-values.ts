import { addMonths } from '~/platform/calendar'
import { parseRational, type Rational } from '~/platform/rational'

/** Digits of the Arabic and Persian scripts are read as the same numbers. */
const latinDigits = (text: string) =>
  text.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf)).replace('٫', '.')

/**
 * A decimal number as people write it: a point or, before one or two last digits, a comma for decimals; no signs for
 * thousands, because `1,250` is one number in Athens and another in Boston.
 */
export function readAmount(text: string): Rational | null {
  const plain = latinDigits(text.trim()).replace(/^(-?\d+),(\d{1,2})$/, '$1.$2')
  return /^-?\d{1,20}(\.\d{1,6})?$/.test(plain) ? parseRational(plain) : null
}

/** The start of a day written as `2026-07-01`, in epoch milliseconds UTC; null for anything else, such as 30 February. */
export function readDay(text: string): number | null {
  const plain = latinDigits(text.trim())
  if (!/^\d{4}-\d{2}-\d{2}$/.test(plain)) return null
  const at = Date.parse(`${plain}T00:00:00Z`)
  if (Number.isNaN(at)) return null
  return new Date(at).toISOString().startsWith(plain) ? at : null
}

/** The day of a moment as it is written in forms and files. */
export const writeDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** A year after a day: what a form proposes for an attestation's end. */
export const aYearAfter = (at: number): number => addMonths(at, 12)
