import { describe, expect, it } from 'vitest'
import { markItem } from './mark-item'

const item = (declarations: string, processing: string) =>
  `<assessmentItem identifier="i" title="">${declarations}${processing}</assessmentItem>`
const response = (cardinality: string, baseType: string, inside = '') =>
  `<responseDeclaration identifier="RESPONSE" cardinality="${cardinality}" baseType="${baseType}">${inside}</responseDeclaration>`
const score = (inside = '', attributes = '') =>
  `<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" ${attributes}>${inside}</outcomeDeclaration>`
const template = (address: string) => `<responseProcessing template="${address}"/>`
const set = (value: string) => `<setOutcomeValue identifier="SCORE">${value}</setOutcomeValue>`
const number = (value: number) => `<baseValue baseType="float">${value}</baseValue>`
const isOne = (value: string) =>
  `<match><variable identifier="RESPONSE"/><baseValue baseType="identifier">${value}</baseValue></match>`

function marked(source: string, given: unknown, outside = {}) {
  const marking = markItem(source, { RESPONSE: given }, outside)
  return marking.ok ? marking.marked.outcomes.SCORE : `${marking.problem.code}:${marking.problem.line}`
}

describe('standard templates', () => {
  const correct = '<correctResponse><value>A</value><value>B</value></correctResponse>'
  it.each([
    'http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct',
    'http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct.xml',
    'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml',
    'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct',
  ])('%s', (address) => {
    const source = item(response('multiple', 'identifier', correct), template(address))
    expect([['B', 'A'], ['A'], ['A', 'B', 'B'], null].map((given) => marked(source, given))).toEqual([1, 0, 0, 0])
  })

  it('map_response counts a value once and keeps within the bounds', () => {
    const mapping = `<mapping defaultValue="-1" lowerBound="-1.5" upperBound="2"><mapEntry mapKey="A" mappedValue="1"/>
      <mapEntry mapKey="B" mappedValue="1.5"/></mapping>`
    const source = item(response('multiple', 'identifier', mapping) + score(), template('x/map_response'))
    const given = [['A'], ['A', 'A'], ['A', 'B'], ['C'], ['C', 'D'], ['A', 'C'], []]
    expect(given.map((one) => marked(source, one))).toEqual([1, 1, 2, -1, -1.5, 0, 0])
  })

  it('map_response minds the case of each entry', () => {
    const mapping = `<mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="1" caseSensitive="false"/>
      <mapEntry mapKey="york!" mappedValue="0.5"/></mapping>`
    const source = item(response('single', 'string', mapping) + score(), template('x/map_response'))
    expect(['YORK', 'york!', 'York!', null].map((one) => marked(source, one))).toEqual([1, 0.5, 0, 0])
  })

  it('map_response_point counts an area once, and the first that holds the point', () => {
    const mapping = `<areaMapping defaultValue="-1"><areaMapEntry shape="circle" coords="0,0,5" mappedValue="2"/>
      <areaMapEntry shape="rect" coords="0,0,10,10" mappedValue="1"/></areaMapping>`
    const source = item(response('multiple', 'point', mapping) + score(), template('x/map_response_point'))
    const given = [['3 4'], ['3 4', '0 0'], ['3 4', '9 9'], ['20 20'], ['9 9', '20 20']]
    expect(given.map((one) => marked(source, one))).toEqual([2, 2, 3, -1, 0])
  })

  it('a template of somebody else is refused', () =>
    expect(marked(item(response('single', 'identifier'), template('http://example.com/mine')), 'A')).toBe(
      'qti-attribute-not-understood:1',
    ))
})

describe('rules', () => {
  const condition = `<responseCondition><responseIf>${isOne('A')}${set(number(1))}</responseIf>
    <responseElseIf>${isOne('B')}${set(number(0.5))}<exitResponse/></responseElseIf>
    <responseElse>${set(number(-1))}</responseElse></responseCondition>
    ${set(`<sum><variable identifier="SCORE"/>${number(10)}</sum>`)}`
  const source = item(
    response('single', 'identifier') + score(),
    `<responseProcessing>${condition}</responseProcessing>`,
  )

  it('the first branch that is true counts, NULL is not true, and an exit ends it all', () =>
    expect(['A', 'B', 'C', null].map((given) => marked(source, given))).toEqual([11, 0.5, 9, 9]))
  it('an outcome that people gave is left alone', () => {
    expect(marked(source, 'A', { SCORE: 4 })).toBe(4)
    expect(marked(source.replace('baseType="float" ', 'baseType="float" externalScored="human" '), 'A')).toBe(0)
  })
  it('numbers begin at 0, other outcomes at NULL or at their default', () => {
    const outcomes = `<outcomeDeclaration identifier="N" cardinality="single" baseType="integer"/>
      <outcomeDeclaration identifier="T" cardinality="single" baseType="identifier"/>
      <outcomeDeclaration identifier="D" cardinality="ordered" baseType="string"><defaultValue><value>x</value>
      <value>y</value></defaultValue></outcomeDeclaration>`
    const marking = markItem(item(outcomes, ''), {})
    expect(marking.ok && marking.marked.outcomes).toEqual({ N: 0, T: null, D: ['x', 'y'] })
  })
})

describe('tables', () => {
  const lookUp = (table: string, attributes = '') =>
    item(
      response('single', 'float') + score(table, attributes),
      `<responseProcessing><lookupOutcomeValue identifier="SCORE"><variable identifier="RESPONSE"/></lookupOutcomeValue>
       </responseProcessing>`,
    )
  it('the interpolation table gives the first entry that is reached', () => {
    const source = lookUp(`<interpolationTable defaultValue="-1">
      <interpolationTableEntry sourceValue="8" targetValue="3"/>
      <interpolationTableEntry sourceValue="5" includeBoundary="false" targetValue="2"/>
      <interpolationTableEntry sourceValue="5" targetValue="1"/></interpolationTable>`)
    expect(['9', '8', '7.99', '5.01', '5', '4.99', null].map((given) => marked(source, given))).toEqual([
      3, 3, 2, 2, 1, -1, -1,
    ])
  })
  it('the match table gives the entry of that number', () => {
    const source = lookUp(`<matchTable defaultValue="0"><matchTableEntry sourceValue="1" targetValue="5"/>
      <matchTableEntry sourceValue="2" targetValue="7.5"/></matchTable>`)
    expect([1, 2, 3, null].map((given) => marked(source, given))).toEqual([5, 7.5, 0, 0])
  })
  it('without a table there is nothing to look up in', () =>
    expect(marked(lookUp(''), 1)).toBe('qti-element-missing:1'))
})

describe('responses', () => {
  const echo = (cardinality: string, baseType: string) =>
    item(
      `${response(cardinality, baseType)}<outcomeDeclaration identifier="SCORE" cardinality="${cardinality}" baseType="${baseType}"/>`,
      `<responseProcessing>${set('<variable identifier="RESPONSE"/>')}</responseProcessing>`,
    )
  it.each([
    ['single', 'identifier', 'A', 'A'],
    ['single', 'boolean', true, true],
    ['single', 'integer', 3, 3],
    ['single', 'float', '1.25', 1.25],
    ['single', 'string', '', null],
    ['single', 'point', ' 10  20 ', '10 20'],
    ['multiple', 'directedPair', ['A 1', 'B 2'], ['A 1', 'B 2']],
    ['ordered', 'identifier', ['B', 'A'], ['B', 'A']],
    ['multiple', 'identifier', [], null],
    ['record', 'string', { a: 'x', b: null }, { a: 'x' }],
    ['single', 'integer', 'three', 'qti-response-not-understood:1'],
    ['single', 'integer', 1.5, 'qti-response-not-understood:1'],
    ['single', 'pair', 'A', 'qti-response-not-understood:1'],
    ['single', 'string', { a: 1 }, 'qti-response-not-understood:1'],
  ])('%s %s %j', (cardinality, baseType, given, expected) =>
    expect(marked(echo(cardinality, baseType), given)).toEqual(expected),
  )
  it('names that the item does not declare are told', () => {
    const marking = markItem(echo('single', 'string'), { RESPONSE: 'a', num_attempts: 1 })
    expect(marking.ok && marking.marked.ignored).toEqual(['num_attempts'])
  })
})

describe('refuses', () => {
  it.each([
    ['<assessmentTest/>', 'qti-not-an-item:1'],
    ['<!DOCTYPE a><assessmentItem/>', 'xml-doctype:1'],
    ['<assessmentItem', 'xml-not-well-formed:1'],
    ['<assessmentItem title=""/>', 'qti-attribute-missing:1'],
    [item(response('single', 'identifier') + response('single', 'identifier'), ''), 'qti-variable-twice:1'],
    [
      item('\n<templateDeclaration identifier="T" cardinality="single" baseType="float"/>', ''),
      'qti-element-not-supported:2',
    ],
    [item(response('some', 'identifier'), ''), 'qti-attribute-not-understood:1'],
    [item('', '<responseProcessing>\n<include href="x"/></responseProcessing>'), 'qti-element-not-supported:2'],
    [item('', `<responseProcessing>\n${set(number(1))}</responseProcessing>`), 'qti-variable-unknown:2'],
    [
      item(
        score(),
        `<responseProcessing><responseCondition>\n<responseElse/></responseCondition></responseProcessing>`,
      ),
      'qti-element-missing:1',
    ],
  ])('%s', (source, expected) => expect(marked(source, null)).toBe(expected))
})
