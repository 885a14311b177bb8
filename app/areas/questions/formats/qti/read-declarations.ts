import { type Rational, ZERO } from '~/platform/rational'
import { readArea } from './area'
import type { AreaMapping, Declaration, LookupTable, Mapping, OutcomeDeclaration, ResponseDeclaration } from './item'
import {
  attributeOneOf,
  booleanAttribute,
  childNamed,
  childrenNamed,
  needAttribute,
  type QtiElement,
  textIn,
} from './qti-element'
import { placeOf } from './read-expression'
import { refuse } from './refusal'
import {
  BASE_TYPES,
  type BaseType,
  CARDINALITIES,
  container,
  readNumber,
  readScalar,
  type Scalar,
  single,
  type Value,
} from './values'

export function readResponseDeclaration(element: QtiElement): ResponseDeclaration {
  const base = readDeclaration(element)
  const mapping = childNamed(element, 'mapping')
  const areaMapping = childNamed(element, 'areaMapping')
  return {
    ...base,
    kind: 'response',
    correct: readValues(base, childNamed(element, 'correctResponse')),
    mapping: mapping && readMapping(base, mapping),
    areaMapping: areaMapping && readAreaMapping(areaMapping),
  }
}

export function readOutcomeDeclaration(element: QtiElement): OutcomeDeclaration {
  const base = readDeclaration(element)
  const match = childNamed(element, 'matchTable')
  const interpolation = childNamed(element, 'interpolationTable')
  return {
    ...base,
    kind: 'outcome',
    lookup: match ? readMatchTable(base, match) : interpolation ? readInterpolationTable(base, interpolation) : null,
    isScoredOutside: attributeOneOf(element, 'externalScored', ['none', 'human', 'externalMachine'], 'none') !== 'none',
    normalMaximum: readNumber(element.attributes.get('normalMaximum') ?? ''),
  }
}

function readDeclaration(element: QtiElement): Declaration {
  needAttribute(element, 'cardinality')
  const cardinality = attributeOneOf(element, 'cardinality', CARDINALITIES, 'single')
  if (cardinality !== 'record') needAttribute(element, 'baseType')
  const base = element.attributes.has('baseType') ? attributeOneOf(element, 'baseType', BASE_TYPES, 'string') : null
  const identifier = needAttribute(element, 'identifier').trim()
  const declared = { at: placeOf(element), identifier, cardinality, base, defaultValue: null }
  return { ...declared, defaultValue: readValues(declared, childNamed(element, 'defaultValue')) }
}

/**
 * The values of `correctResponse` or `defaultValue`. A variable that calls itself single and is given several values is
 * read as a container of them: published items of Cito do so, and compare with `member`.
 */
function readValues(declaration: Declaration, holder: QtiElement | null): Value {
  if (!holder) return null
  const values = childrenNamed(holder, 'value')
  if (declaration.cardinality === 'record') {
    const fields = values.map((value) => [needAttribute(value, 'fieldIdentifier'), readValue(value, null)] as const)
    return { cardinality: 'record', fields: new Map(fields) }
  }
  const scalars = values.map((value) => readValue(value, declaration.base)).filter(isGiven)
  const [only, another] = scalars
  if (declaration.cardinality === 'single' && only && !another) return single(only)
  return container(declaration.cardinality === 'ordered' ? 'ordered' : 'multiple', scalars)
}

const isGiven = (scalar: Scalar): boolean => !('text' in scalar) || scalar.text !== ''

function readValue(element: QtiElement, base: BaseType | null): Scalar {
  const type = base ?? attributeOneOf(element, 'baseType', BASE_TYPES, 'string')
  return readText(element, type, textIn(element))
}

const readText = (element: QtiElement, type: BaseType, text: string): Scalar =>
  readScalar(type, text) ?? refuse('value-not-understood', element, { value: text.slice(0, 100), type })

function numberAttribute(element: QtiElement, name: string): Rational | null {
  const written = element.attributes.get(name)
  if (written === undefined) return null
  return readNumber(written) ?? refuse('attribute-not-understood', element, { attribute: name, value: written })
}
const needNumber = (element: QtiElement, name: string): Rational =>
  numberAttribute(element, name) ?? refuse('attribute-missing', element, { attribute: name })

const bounds = (element: QtiElement) => ({
  defaultValue: numberAttribute(element, 'defaultValue') ?? ZERO,
  lower: numberAttribute(element, 'lowerBound'),
  upper: numberAttribute(element, 'upperBound'),
})

function readMapping(declaration: Declaration, element: QtiElement): Mapping {
  const entries = childrenNamed(element, 'mapEntry').map((entry) => ({
    key: readText(entry, declaration.base ?? 'string', needAttribute(entry, 'mapKey')),
    value: needNumber(entry, 'mappedValue'),
    caseSensitive: booleanAttribute(entry, 'caseSensitive', true),
  }))
  return { ...bounds(element), entries }
}

function readAreaMapping(element: QtiElement): AreaMapping {
  const entries = childrenNamed(element, 'areaMapEntry').map((entry) => ({
    area: readArea(entry),
    value: needNumber(entry, 'mappedValue'),
  }))
  return { ...bounds(element), entries }
}

const target = (declaration: Declaration, element: QtiElement, attribute: string): Value => {
  const written = element.attributes.get(attribute)
  return written === undefined ? null : single(readText(element, declaration.base ?? 'string', written))
}

function readMatchTable(declaration: Declaration, element: QtiElement): LookupTable {
  const entries = childrenNamed(element, 'matchTableEntry').map((entry) => {
    needAttribute(entry, 'targetValue')
    return { source: needNumber(entry, 'sourceValue'), target: target(declaration, entry, 'targetValue') }
  })
  return { kind: 'match', defaultValue: target(declaration, element, 'defaultValue'), entries }
}

function readInterpolationTable(declaration: Declaration, element: QtiElement): LookupTable {
  const entries = childrenNamed(element, 'interpolationTableEntry').map((entry) => {
    needAttribute(entry, 'targetValue')
    return {
      source: needNumber(entry, 'sourceValue'),
      includeBoundary: booleanAttribute(entry, 'includeBoundary', true),
      target: target(declaration, entry, 'targetValue'),
    }
  })
  return { kind: 'interpolation', defaultValue: target(declaration, element, 'defaultValue'), entries }
}
