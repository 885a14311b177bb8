import { type Rational, rational, ZERO } from '~/platform/rational'
import { readArea } from './area'
import {
  CUSTOM_NAMES,
  CUSTOM_PREFIXES,
  type Expression,
  MATH_NAMES,
  type NumberSource,
  type RoundingMode,
  STATS_NAMES,
  type ToleranceMode,
} from './expressions'
import { compileRegex } from './match-regex'
import { operatorNamed, operatorOf } from './operators/operators'
import { attributeOneOf, booleanAttribute, needAttribute, type QtiElement, textIn } from './qti-element'
import { type At, refuse } from './refusal'
import { BASE_TYPES, numberValue, readNumber, readScalar, single } from './values'

/** Reads one expression of response processing. Refuses what is random, calls out, or is not known. */
export function readExpression(element: QtiElement): Expression {
  const read = READERS.get(element.name)
  if (read) return read(element)
  const name = operatorNamed(element.name)
  if (!name) return refuse(RANDOM.has(element.name) ? 'random-value' : 'element-not-supported', element)
  const args = element.children.map(readExpression)
  const { least, most } = operatorOf(name)
  if (args.length < least || args.length > most) refuse('operands-wrong', element, { count: args.length })
  return { kind: 'operator', name, args, at: placeOf(element) }
}

const RANDOM = new Set(['random', 'randomInteger', 'randomFloat'])

export const placeOf = ({ element, line, column }: QtiElement): At => ({ element, line, column })

type Reader = (element: QtiElement) => Expression

const one = (element: QtiElement): Expression => {
  const [arg, another] = element.children.map(readExpression)
  return arg && !another ? arg : refuse('operands-wrong', element, { count: element.children.length })
}
const two = (element: QtiElement): readonly [Expression, Expression] => {
  const [a, b, another] = element.children.map(readExpression)
  return a && b && !another ? [a, b] : refuse('operands-wrong', element, { count: element.children.length })
}

const ofVariable =
  (kind: 'variable' | 'correct' | 'default' | 'mapResponse' | 'mapResponsePoint'): Reader =>
  (element) => {
    // A weight belongs to a test; an item has none.
    if (element.attributes.has('weightIdentifier')) refuse('attribute-not-understood', element, weight(element))
    return { kind, variable: needAttribute(element, 'identifier').trim(), at: placeOf(element) }
  }
const weight = (element: QtiElement) => ({
  attribute: 'weightIdentifier',
  value: element.attributes.get('weightIdentifier') ?? '',
})

/** A number, or the name of a variable that holds it (`integerOrVariableRef`). */
function numberSource(element: QtiElement, attribute: string, written: string): NumberSource {
  const number = readNumber(written)
  if (number) return { number }
  const variable = /^\{?([\p{L}_][\p{L}\p{N}_.-]*)\}?$/u.exec(written.trim())?.[1]
  return variable ? { variable } : refuse('attribute-not-understood', element, { attribute, value: written })
}
const needNumber = (element: QtiElement, attribute: string): NumberSource =>
  numberSource(element, attribute, needAttribute(element, attribute))

const MODES = ['significantFigures', 'decimalPlaces'] as const satisfies readonly RoundingMode[]
const TOLERANCES = ['exact', 'absolute', 'relative'] as const satisfies readonly ToleranceMode[]

function readEqual(element: QtiElement): Expression {
  const mode = attributeOneOf(element, 'toleranceMode', TOLERANCES, 'exact')
  const written = (element.attributes.get('tolerance') ?? '').split(/\s+/).filter((part) => part !== '')
  if (mode !== 'exact' && (written.length < 1 || written.length > 2))
    refuse('attribute-missing', element, { attribute: 'tolerance' })
  const [below = { number: ZERO }, above = below] =
    mode === 'exact' ? [] : written.map((part) => numberSource(element, 'tolerance', part))
  return {
    kind: 'equal',
    mode,
    below,
    above,
    includeLower: booleanAttribute(element, 'includeLowerBound', true),
    includeUpper: booleanAttribute(element, 'includeUpperBound', true),
    args: two(element),
    at: placeOf(element),
  }
}

function readCustom(element: QtiElement): Expression {
  const written = needAttribute(element, element.attributes.has('definition') ? 'definition' : 'class')
  const [prefix, local] = written.split(':')
  const name = CUSTOM_NAMES.find((known) => known === local)
  if (!name || !CUSTOM_PREFIXES.some((known) => known === prefix)) refuse('custom-operator', element, { name: written })
  return { kind: 'custom', name, arg: one(element), at: placeOf(element) }
}

function readBaseValue(element: QtiElement): Expression {
  needAttribute(element, 'baseType')
  const base = attributeOneOf(element, 'baseType', BASE_TYPES, 'string')
  const scalar = readScalar(base, textIn(element))
  if (!scalar) refuse('value-not-understood', element, { value: textIn(element), type: base })
  return { kind: 'constant', value: single(scalar), at: placeOf(element) }
}

function readPatternMatch(element: QtiElement): Expression {
  const pattern = needAttribute(element, 'pattern')
  const regex = compileRegex(pattern)
  if (!regex) refuse('attribute-not-understood', element, { attribute: 'pattern', value: pattern.slice(0, 100) })
  return { kind: 'patternMatch', pattern, regex, arg: one(element), at: placeOf(element) }
}

const CONSTANTS: Readonly<Record<'pi' | 'e', Rational>> = {
  pi: rational(3141592653589793n, 10n ** 15n),
  e: rational(2718281828459045n, 10n ** 15n),
}

const text =
  (kind: 'stringMatch' | 'substring'): Reader =>
  (element) => ({
    kind,
    caseSensitive: booleanAttribute(element, 'caseSensitive', true),
    isPart: kind === 'stringMatch' && booleanAttribute(element, 'substring', false),
    args: two(element),
    at: placeOf(element),
  })

const READERS = new Map<string, Reader>([
  ['baseValue', readBaseValue],
  ['variable', ofVariable('variable')],
  ['correct', ofVariable('correct')],
  ['default', ofVariable('default')],
  ['mapResponse', ofVariable('mapResponse')],
  ['mapResponsePoint', ofVariable('mapResponsePoint')],
  ['equal', readEqual],
  ['stringMatch', text('stringMatch')],
  ['substring', text('substring')],
  ['patternMatch', readPatternMatch],
  ['customOperator', readCustom],
  [
    'anyN',
    (element) => ({
      kind: 'anyN',
      min: needNumber(element, 'min'),
      max: needNumber(element, 'max'),
      args: element.children.map(readExpression),
      at: placeOf(element),
    }),
  ],
  [
    'equalRounded',
    (element) => ({
      kind: 'equalRounded',
      mode: attributeOneOf(element, 'roundingMode', MODES, 'significantFigures'),
      figures: needNumber(element, 'figures'),
      args: two(element),
      at: placeOf(element),
    }),
  ],
  [
    'roundTo',
    (element) => ({
      kind: 'roundTo',
      mode: attributeOneOf(element, 'roundingMode', MODES, 'significantFigures'),
      figures: needNumber(element, 'figures'),
      arg: one(element),
      at: placeOf(element),
    }),
  ],
  ['index', (element) => ({ kind: 'index', n: needNumber(element, 'n'), arg: one(element), at: placeOf(element) })],
  [
    'fieldValue',
    (element) => ({
      kind: 'fieldValue',
      field: needAttribute(element, 'fieldIdentifier').trim(),
      arg: one(element),
      at: placeOf(element),
    }),
  ],
  [
    'repeat',
    (element) => ({
      kind: 'repeat',
      times: needNumber(element, 'numberRepeats'),
      args: element.children.map(readExpression),
      at: placeOf(element),
    }),
  ],
  ['inside', (element) => ({ kind: 'inside', area: readArea(element), arg: one(element), at: placeOf(element) })],
  [
    'mathConstant',
    (element) => {
      needAttribute(element, 'name')
      const name = attributeOneOf(element, 'name', ['pi', 'e'], 'pi')
      return { kind: 'constant', value: numberValue(CONSTANTS[name]), at: placeOf(element) }
    },
  ],
  [
    'mathOperator',
    (element) => {
      needAttribute(element, 'name')
      const name = attributeOneOf(element, 'name', MATH_NAMES, 'abs')
      const args = element.children.map(readExpression)
      if (args.length !== (name === 'atan2' ? 2 : 1)) refuse('operands-wrong', element, { count: args.length })
      return { kind: 'math', name, args, at: placeOf(element) }
    },
  ],
  [
    'statsOperator',
    (element) => {
      needAttribute(element, 'name')
      const name = attributeOneOf(element, 'name', STATS_NAMES, 'mean')
      return { kind: 'stats', name, arg: one(element), at: placeOf(element) }
    },
  ],
])
