import { exactDecimal, parseRational, type Rational } from '~/platform/rational'

/**
 * A typed number: its readings, and the unit typed with it ("" for none). There are two readings where a comma may
 * mean either of two things: "1,234" is 1.234 or 1234, depending on where one learned to write.
 */
type Quantity = { readonly readings: readonly Rational[]; readonly unit: string }

const NUMBER = /^([+-]?)(\d[\d., ']*|[.,]\d+)(?:\s?(?:[eE]|[×x*·]\s?10\s?\^)\s?([+-]?\d{1,3})(?![\d.,]))?/
const SUPERSCRIPTS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((char, at) => [char, '0123456789+-'[at] ?? '']),
)

/**
 * Reads what a person types as a number: Western, Persian and Arabic digits; decimal point, comma or ٫; groups of
 * three set off by space, apostrophe, comma, point or ٬; sign; exponent (`1.5e3`, `1.5 × 10^3`); a unit after or
 * before it. Null when it is none.
 */
export function readQuantity(text: string): Quantity | null {
  const typed = plainForm(text)
  const before = /^([^\d+\-.,\s]{1,10})\s*(?=[+-]?[.,]?\d)/.exec(typed)
  const rest = before ? typed.slice(before[0].length) : typed
  const match = NUMBER.exec(rest)
  if (!match) return null
  const [whole, sign = '', digits = '', exponent] = match
  const after = rest.slice(whole.length).trim()
  if ((before && after !== '') || /^[\d.,]/.test(after)) return null
  const readings = decimalsOf(digits.trim()).flatMap((decimal) => {
    const value = parseRational(`${sign}${decimal}${exponent ? `e${exponent}` : ''}`)
    return value ? [value] : []
  })
  return readings.length > 0 ? { readings, unit: (before?.[1] ?? after).trim() } : null
}

/** A reading as a plain decimal, to show a person how the number was read. */
export const showNumber = (value: Rational): string => exactDecimal(value) ?? ''

/** One form for what keyboards of three scripts produce. Direction marks are not part of a number. */
function plainForm(text: string): string {
  return text
    .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(
      /10([⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+)/g,
      (_all, power: string) => `10^${[...power].map((char) => SUPERSCRIPTS[char]).join('')}`,
    )
    .replace(/[−–‒﹣－]/g, '-')
    .replace(/＋/g, '+')
    .replace(/،/g, ',')
    .replace(/٫/g, '.')
    .replace(/[٬’ʼ´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^([+-]?)(?=10\^[+-]?\d)/, (sign) => `${sign}1 × `)
}

/** The decimals that digits with separators may mean; none when the groups are not groups of three. */
function decimalsOf(digits: string): string[] {
  const points = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (points > 0 && commas > 0) {
    const pointIsLast = digits.lastIndexOf('.') > digits.lastIndexOf(',')
    if (pointIsLast) return points === 1 ? withDecimals(digits, '.', ',') : []
    return commas === 1 ? withDecimals(digits, ',', '.') : []
  }
  if (points === 1) return withDecimals(digits, '.', ' ')
  if (commas !== 1) return grouped(digits, points > 1 ? '.' : ',')
  const isEither = /^[1-9]\d{0,2},\d{3}$/.test(digits)
  return [...withDecimals(digits, ',', ' '), ...(isEither ? grouped(digits, ',') : [])]
}

/** Splits at the decimal separator; the whole part may be grouped. */
function withDecimals(digits: string, decimal: string, separator: string): string[] {
  const at = digits.indexOf(decimal)
  const whole = at === 0 ? ['0'] : grouped(digits.slice(0, at), separator)
  const decimals = digits.slice(at + 1)
  return /^\d*$/.test(decimals) ? whole.map((joined) => (decimals === '' ? joined : `${joined}.${decimals}`)) : []
}

function grouped(digits: string, separator: string): string[] {
  const spaced = digits.replaceAll(separator, ' ').replaceAll("'", ' ')
  return /^\d+$|^\d{1,3}(?: \d{3})+$/.test(spaced) ? [spaced.replaceAll(' ', '')] : []
}
