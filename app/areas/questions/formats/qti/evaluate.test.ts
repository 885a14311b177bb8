import { describe, expect, it } from 'vitest'
import { markItem } from './mark-item'

const number = (value: string | number) => `<baseValue baseType="float">${value}</baseValue>`
const whole = (value: number) => `<baseValue baseType="integer">${value}</baseValue>`
const text = (value: string) => `<baseValue baseType="string">${value}</baseValue>`
const id = (value: string) => `<baseValue baseType="identifier">${value}</baseValue>`
const truth = (value: string) =>
  value === 'null' ? '<null/>' : `<baseValue baseType="boolean">${value === 't'}</baseValue>`
const of = (name: string, ...args: string[]) => `<${name}>${args.join('')}</${name.split(' ')[0]}>`
const multiple = (ids: string) => of('multiple', ...[...ids].map(id))
const ordered = (ids: string) => of('ordered', ...[...ids].map(id))

/** What an expression gives when it is put into an outcome of a type. Written as QTI 2.x and as QTI 3.0. */
function outcome(expression: string, baseType: string, cardinality = 'single'): unknown {
  const source = `<assessmentItem identifier="i" title="" xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2">
    <responseDeclaration identifier="S" cardinality="single" baseType="string"/>
    <responseDeclaration identifier="N" cardinality="single" baseType="identifier"/>
    <responseDeclaration identifier="R" cardinality="record"/>
    <responseDeclaration identifier="M" cardinality="multiple" baseType="pair">
      <correctResponse><value>A B</value><value>C D</value></correctResponse></responseDeclaration>
    <outcomeDeclaration identifier="TWO" cardinality="single" baseType="integer">
      <defaultValue><value>2</value></defaultValue></outcomeDeclaration>
    <outcomeDeclaration identifier="OUT" cardinality="${cardinality}" baseType="${baseType}"/>
    <responseProcessing><setOutcomeValue identifier="OUT">${expression}</setOutcomeValue></responseProcessing>
  </assessmentItem>`
  const responses = { S: '12', R: { floatValue: 2.5, unit: 'm' }, M: ['D C', 'A B'] }
  const [second, third] = [source, asQti3(source)].map((written) => {
    const marking = markItem(written, responses)
    if (!marking.ok) return `${marking.problem.code} ${String(marking.problem.params?.element).replace(/^qti-/, '')}`
    return marking.marked.exact.OUT ?? marking.marked.outcomes.OUT
  })
  if (typeof second !== 'string' || !second.startsWith('qti-')) expect(third).toEqual(second)
  return second
}

const hyphens = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const asQti3 = (source: string) =>
  source
    .replace(/<(\/?)([a-zA-Z]+)/g, (_, slash: string, name: string) => `<${slash}qti-${hyphens(name)}`)
    .replace(/ ([a-z]+[A-Z]\w*)=/g, (_, name: string) => ` ${hyphens(name)}=`)

const t = (given: string) => given.split('').map((letter) => truth(letter === 'n' ? 'null' : letter))

describe('logic, with NULL as neither', () => {
  it.each([
    ['and', 'tt', true],
    ['and', 'tn', null],
    ['and', 'fn', false],
    ['or', 'fn', null],
    ['or', 'tn', true],
    ['or', 'ff', false],
    ['not', 'n', null],
    ['not', 'f', true],
    ['anyN min="1" max="2"', 'ttf', true],
    ['anyN min="1" max="1"', 'ttf', false],
    ['anyN min="1" max="2"', 'fnf', null],
    ['anyN min="2" max="3"', 'ffn', false],
    ['anyN min="1" max="3"', 'tnn', true],
    ['anyN min="TWO" max="TWO"', 'ttf', true],
  ] as const)('%s of %s is %s', (name, args, expected) =>
    expect(outcome(of(name, ...t(args)), 'boolean')).toBe(expected),
  )

  it.each([
    ['lt', 1, 2, true],
    ['lt', 2, 2, false],
    ['lte', 2, 2, true],
    ['gt', 2, 1, true],
    ['gte', 2, 3, false],
    ['durationLT', 1, 2, true],
    ['durationGTE', 1, 2, false],
  ] as const)('%s %s %s', (name, a, b, expected) =>
    expect(outcome(of(name, number(a), number(b)), 'boolean')).toBe(expected),
  )
  it('compares a text that is a number, and NULL for one that is none', () => {
    expect(outcome(of('gt', '<variable identifier="S"/>', number('11.9')), 'boolean')).toBe(true)
    expect(outcome(of('equal', text('1e1'), whole(10)), 'boolean')).toBe(true)
    expect(outcome(of('equal', text('10cm'), whole(10)), 'boolean')).toBe(null)
    expect(outcome(of('gt', '<null/>', number(1)), 'boolean')).toBe(null)
  })
})

describe('equality', () => {
  it.each([
    ['', 0.1, 0.1, true],
    ['', 0.3, 0.30000000000000004, false],
    ['toleranceMode="absolute" tolerance="0.5"', 10, 10.5, true],
    ['toleranceMode="absolute" tolerance="0.5" includeUpperBound="false"', 10, 10.5, false],
    ['toleranceMode="absolute" tolerance="0.5 1"', 10, 9.5, true],
    ['toleranceMode="absolute" tolerance="0.5 1"', 10, 11, true],
    ['toleranceMode="absolute" tolerance="0.5 1" includeLowerBound="false"', 10, 9.5, false],
    ['toleranceMode="absolute" tolerance="TWO"', 10, 12, true],
    ['toleranceMode="relative" tolerance="10"', 10, 9, true],
    ['toleranceMode="relative" tolerance="10"', 10, 11.001, false],
    ['toleranceMode="relative" tolerance="10"', -10, -9, true],
    ['toleranceMode="relative" tolerance="10 0"', 10, 10.1, false],
  ] as const)('equal %s: %s and %s', (attributes, a, b, expected) =>
    expect(outcome(of(`equal ${attributes}`, number(a), number(b)), 'boolean')).toBe(expected),
  )
  it.each([
    ['figures="3"', 3.175, 3.183, true],
    ['figures="4"', 3.175, 3.183, false],
    ['roundingMode="decimalPlaces" figures="1"', 1.25, 1.34, true],
    ['roundingMode="decimalPlaces" figures="0"', 1.5, 2.4, true],
  ] as const)('equalRounded %s: %s and %s', (attributes, a, b, expected) =>
    expect(outcome(of(`equalRounded ${attributes}`, number(a), number(b)), 'boolean')).toBe(expected),
  )
  it.each([
    ['match', multiple('AAB'), multiple('ABA'), true],
    ['match', multiple('AAB'), multiple('ABB'), false],
    ['match', ordered('AB'), ordered('BA'), false],
    ['match', ordered('AB'), ordered('AB'), true],
    ['match', whole(2), number('2.0'), true],
    ['match', id('A'), '<null/>', null],
    ['match', '<variable identifier="M"/>', '<correct identifier="M"/>', true],
    ['member', id('B'), multiple('AB'), true],
    ['member', id('C'), ordered('AB'), false],
    ['member', id('C'), '<variable identifier="N"/>', null],
    ['contains', multiple('ABC'), multiple('CA'), true],
    ['contains', multiple('ABC'), multiple('AA'), false],
    ['contains', ordered('ABC'), ordered('BC'), true],
    ['contains', ordered('ABC'), ordered('AC'), false],
    ['stringMatch caseSensitive="false"', text('Émile'), text('éMILE'), true],
    ['stringMatch caseSensitive="true"', text('a'), text('A'), false],
    ['stringMatch caseSensitive="true" substring="true"', text('abc'), text('b'), true],
    ['substring caseSensitive="true"', text('b'), text('abc'), true],
    ['substring caseSensitive="true"', text('abc'), text('b'), false],
  ] as const)('%s %s %s', (name, a, b, expected) => expect(outcome(of(name, a, b), 'boolean')).toBe(expected))
  it('pairs match either way round, directed pairs do not', () => {
    const pair = (base: string, value: string) => `<baseValue baseType="${base}">${value}</baseValue>`
    expect(outcome(of('match', pair('pair', 'A B'), pair('pair', 'B A')), 'boolean')).toBe(true)
    expect(outcome(of('match', pair('directedPair', 'A B'), pair('directedPair', 'B A')), 'boolean')).toBe(false)
  })
})

describe('arithmetic, exact', () => {
  it.each([
    ['sum', [0.1, 0.2], 0.3],
    ['product', [0.1, 0.1, 3], 0.03],
    ['subtract', [1, 0.9], 0.1],
    ['divide', [1, 3], '1/3'],
    ['divide', [1, 0], null],
    ['power', [2, 10], 1024],
    ['power', [2, -2], 0.25],
    ['power', [2, 0.5], Math.SQRT2],
    ['power', [-8, 0.5], null],
    ['integerDivide', [-7, 2], -4],
    ['integerModulus', [-7, 2], 1],
    ['integerModulus', [7, 0], null],
    ['round', [6.5], 7],
    ['round', [-6.5], -6],
    ['round', [-6.51], -7],
    ['truncate', [-6.9], -6],
    ['roundTo figures="3"', [1239451], 1240000],
    ['roundTo figures="1"', [0.0061], 0.006],
    ['roundTo figures="2" roundingMode="decimalPlaces"', [68.3271], 68.33],
    ['roundTo figures="TWO"', [99.6], 100],
    ['min', [3, -1, 2], -1],
    ['max', [3, -1, 2], 3],
    ['gcd', [12, 18], 6],
    ['lcm', [4, 6], 12],
    ['lcm', [4, 0], 0],
    ['mathOperator name="floor"', [-1.5], -2],
    ['mathOperator name="ceil"', [-1.5], -1],
    ['mathOperator name="signum"', [-1.5], -1],
    ['mathOperator name="abs"', [-1.5], 1.5],
    ['mathOperator name="ln"', [1], 0],
    ['mathOperator name="ln"', [0], null],
    ['mathOperator name="atan2"', [0, 1], 0],
    ['integerToFloat', [2], 2],
  ] as const)('%s of %j', (name, args, expected) =>
    expect(outcome(of(name, ...args.map((value) => number(value))), 'float')).toBe(expected),
  )
  it('over containers, and NULL where one is NULL', () => {
    expect(outcome(of('sum', of('multiple', whole(1), whole(2)), whole(3)), 'integer')).toBe(6)
    expect(outcome(of('sum', whole(1), '<null/>'), 'integer')).toBe(null)
    expect(outcome(of('statsOperator name="popVariance"', of('multiple', whole(1), whole(2))), 'float')).toBe(0.25)
    expect(outcome('<mathConstant name="pi"/>', 'float')).toBe(Math.PI)
  })
})

describe('containers and records', () => {
  it.each([
    [of('containerSize', multiple('AAB')), 3],
    [of('containerSize', '<null/>'), 0],
    [of('containerSize', of('delete', id('A'), multiple('AAB'))), 1],
    [of('containerSize', of('repeat numberRepeats="3"', id('A'), id('B'))), 6],
    [of('fieldValue fieldIdentifier="floatValue"', '<variable identifier="R"/>'), 2.5],
    [of('fieldValue fieldIdentifier="none"', '<variable identifier="R"/>'), null],
  ])('%s', (expression, expected) => expect(outcome(expression, 'float')).toBe(expected))
  it('keep their order where there is one', () => {
    expect(outcome(of('index n="2"', ordered('ABC')), 'identifier')).toBe('B')
    expect(outcome(of('index n="TWO"', ordered('ABC')), 'identifier')).toBe('B')
    expect(outcome(of('index n="4"', ordered('ABC')), 'identifier')).toBe(null)
    expect(outcome(of('ordered', id('A'), '<null/>', ordered('CB')), 'identifier', 'ordered')).toEqual(['A', 'C', 'B'])
  })
  it.each([
    ['circle', '10,10,5', '13 14', true],
    ['circle', '10,10,5', '14 14', false],
    ['rect', '0,0,10,5', '10 5', true],
    ['rect', '0,0,10,5', '10 6', false],
    ['ellipse', '0,0,4,2', '4 0', true],
    ['ellipse', '0,0,4,2', '3 2', false],
    ['poly', '0,0,10,0,10,10', '9 5', true],
    ['poly', '0,0,10,0,10,10', '5 9', false],
    ['poly', '0,0,10,0,10,10', '5 5', true],
    ['default', '', '999 999', true],
  ])('inside %s %s: %s', (shape, coords, point, expected) =>
    expect(
      outcome(
        of(`inside shape="${shape}" coords="${coords}"`, `<baseValue baseType="point">${point}</baseValue>`),
        'boolean',
      ),
    ).toBe(expected),
  )
})

describe('refuses', () => {
  it.each([
    ['<randomInteger min="1" max="2"/>', 'qti-random-value randomInteger'],
    ['<customOperator class="com.example.Mine"/>', 'qti-custom-operator customOperator'],
    [of('customOperator definition="qade:Other"', text('a')), 'qti-custom-operator customOperator'],
    ['<testVariables variableIdentifier="SCORE"/>', 'qti-element-not-supported testVariables'],
    ['<variable identifier="NOPE"/>', 'qti-variable-unknown variable'],
    ['<correct identifier="TWO"/>', 'qti-variable-unknown correct'],
    ['<mapResponse identifier="S"/>', 'qti-element-missing mapResponse'],
    [of('subtract', number(1)), 'qti-operands-wrong subtract'],
    [of('not', number(1)), 'qti-needs-another-value not'],
    [of('sum', id('A')), 'qti-needs-another-value sum'],
    [whole(1).replace('>1<', '>x<'), 'qti-value-not-understood baseValue'],
    [of('index n="1.5"', ordered('A')), 'qti-needs-another-value index'],
    [of('equal toleranceMode="absolute"', number(1), number(1)), 'qti-attribute-missing equal'],
    [of('equal toleranceMode="nearly"', number(1), number(1)), 'qti-attribute-not-understood equal'],
    [of('repeat numberRepeats="9999"', of('repeat numberRepeats="9999"', id('A'))), 'qti-too-much-work repeat'],
    ['<baseValue baseType="float">0.5</baseValue>', 'qti-needs-another-value setOutcomeValue'],
  ])('%s', (expression, problem) => expect(outcome(expression, 'integer')).toBe(problem))
})
