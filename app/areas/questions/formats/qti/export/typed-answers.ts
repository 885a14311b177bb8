import { add, mul, ONE, type Rational, rational, readRational } from '~/platform/rational'
import { element, type XmlOutElement } from '~/platform/write-xml'
import type { ToleranceKind } from '../../../types/numeric/schema'
import { regexOfPattern } from '../pattern-regex'
import { base, number, op, variable } from './rules'

/** Whether a typed text fits a pattern: compared where it is plain words, by an expression where it has a `*`. */
export function fitsPattern(response: string, pattern: string, caseSensitive: boolean): XmlOutElement {
  const isPlain = !pattern.replaceAll('\\*', '').includes('*')
  if (!isPlain)
    return element('qti-pattern-match', { pattern: regexOfPattern(pattern, caseSensitive) }, variable(response))
  return element(
    'qti-string-match',
    { 'case-sensitive': caseSensitive },
    variable(response),
    // Runs of blanks count as one in what is typed.
    base('string', pattern.replaceAll('\\*', '*').replace(/\s+/g, ' ').trim()),
  )
}

/** Whether a typed number is accepted by an answer. */
export function fitsNumber(
  response: string,
  answer: { value: string; margin: string },
  tolerance: ToleranceKind,
): XmlOutElement {
  const [value, margin] = [readRational(answer.value), readRational(answer.margin)]
  if (margin.num === 0n) return equal('exact', undefined, value, response)
  if (tolerance === 'geometric') return withinRatio(response, value, add(ONE, margin))
  const isRelative = tolerance === 'relative'
  const size = isRelative ? mul(margin, rational(100)) : margin
  return equal(isRelative ? 'relative' : 'absolute', size, value, response)
}

const equal = (mode: string, size: Rational | undefined, value: Rational, response: string): XmlOutElement => {
  const written = size && textOf(size)
  const tolerance = written === undefined ? undefined : `${written} ${written}`
  return element('qti-equal', { 'tolerance-mode': mode, tolerance }, number(value), variable(response))
}
const textOf = (value: Rational): string => number(value).children.join('')

/** From value / ratio to value · ratio, without a division that decimals could not say. */
function withinRatio(response: string, value: Rational, ratio: Rational): XmlOutElement {
  const far = number(mul(value, ratio))
  const near = op('product', variable(response), number(ratio))
  const [least, most] =
    value.num < 0n
      ? [op('gte', variable(response), far), op('lte', near, number(value))]
      : [op('gte', near, number(value)), op('lte', variable(response), far)]
  return op('and', least, most)
}
