import { exactDecimal, formatRational, mul, parseRational, rational, readRational } from '~/platform/rational'

const HUNDRED = rational(100)
/** Percentages that are longer are written as fractions: 1/3, not 33.3333…. */
const LONGEST_PERCENT = 6

/** A share of the mark as people write it: `50%`, `-12.5%`, and `1/3` where a percentage never ends. */
export function shareText(fraction: string): string {
  const percent = exactDecimal(mul(readRational(fraction), HUNDRED))
  return percent !== null && percent.length <= LONGEST_PERCENT ? `${percent}%` : fraction
}

/**
 * The share that somebody typed, as questions store it: a percentage with or without its sign, or a fraction. What is
 * neither comes back as typed, for the question's schema to refuse.
 */
export function readShare(typed: string): string {
  const text = plainNumber(typed.replace(/[%٪]/g, ''))
  const value = parseRational(text.includes('/') ? text : `${text}%`)
  return value ? formatRational(value) : typed.trim()
}

/** A decimal number as questions store it, from whatever digits and decimal sign people type; as typed when it is none. */
export function readDecimal(typed: string): string {
  const value = parseRational(plainNumber(typed))
  return (value && exactDecimal(value)) ?? typed.trim()
}

/** A count; as typed, which no schema takes, when it is not one. */
export function readCount(typed: string): number | string | undefined {
  const text = plainNumber(typed)
  if (text === '') return undefined
  return /^\d{1,9}$/.test(text) ? Number(text) : typed.trim()
}

/** Persian and Arabic digits, the minus of typesetters, a decimal comma. */
function plainNumber(typed: string): string {
  return typed
    .trim()
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/\u2212/g, '-')
    .replace(/[٫,]/g, '.')
    .replace(/\s+/g, '')
}
