import { describe, expect, it } from 'vitest'
import type { ImportItem } from '../../import-result'
import { importQti } from './import-qti'

const MATCH = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct"/>'
const MAP = '<responseProcessing template="http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response"/>'
const SCORE = '<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>'
const declare = (cardinality: string, baseType: string, correct: string[] = [], mapping = '', id = 'RESPONSE') =>
  `<responseDeclaration identifier="${id}" cardinality="${cardinality}" baseType="${baseType}">
   ${correct.length > 0 ? `<correctResponse>${correct.map((value) => `<value>${value}</value>`).join('')}</correctResponse>` : ''}${mapping}
   </responseDeclaration>`
const mapping = (entries: Record<string, number>, attributes = '') =>
  `<mapping defaultValue="0" ${attributes}>${Object.entries(entries)
    .map(([key, value]) => `<mapEntry mapKey="${key}" mappedValue="${value}" caseSensitive="false"/>`)
    .join('')}</mapping>`
const item = (declarations: string, body: string, processing: string, attributes = '') =>
  `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="i1" title="The title" ${attributes}>
   ${declarations}${SCORE}<itemBody>${body}</itemBody>${processing}</assessmentItem>`
const choices = (...ids: string[]) =>
  ids.map((id) => `<simpleChoice identifier="${id}">Text ${id}</simpleChoice>`).join('')
const choice = (attributes: string, ...ids: string[]) =>
  `<p>Look.</p><choiceInteraction responseIdentifier="RESPONSE" ${attributes}><prompt>Which?</prompt>${choices(...ids)}</choiceInteraction>`

function imported(source: string): ImportItem {
  const { items, problems } = importQti(source)
  const [only] = items
  if (!only) throw new Error(JSON.stringify(problems))
  return only
}
const codes = ({ verdict }: ImportItem) =>
  verdict.kind === 'exact' ? [] : (verdict.kind === 'approximated' ? verdict.how : verdict.why).map(({ code }) => code)
// biome-ignore lint/suspicious/noExplicitAny: the shape is what each test looks at
const question = (source: string): any => {
  const made = imported(source)
  return { verdict: made.verdict.kind, why: codes(made), ...made.question }
}

describe('choice', () => {
  it('a single choice by the correct response', () => {
    const made = question(item(declare('single', 'identifier', ['B']), choice('maxChoices="1"', 'A', 'B', 'C'), MATCH))
    expect(made).toMatchObject({
      verdict: 'exact',
      type: 'single-choice',
      title: 'The title',
      externalId: 'i1',
      stem: { format: 'html', text: '<p>Look.</p><div>Which?</div>' },
      options: [
        { id: 'a', text: { format: 'plain', text: 'Text A' }, fraction: '0/1' },
        { id: 'b', fraction: '1/1' },
        { id: 'c', fraction: '0/1' },
      ],
    })
  })
  it('a single choice by a mapping, as shares of the best answer', () => {
    const made = question(
      item(declare('single', 'identifier', [], mapping({ A: 1, B: 3 })), choice('', 'A', 'B', 'C'), MAP),
    )
    expect([made.verdict, made.options.map((one: { fraction: string }) => one.fraction)]).toEqual([
      'exact',
      ['1/3', '1/1', '0/1'],
    ])
  })
  it('one that goes below zero marks differently, and says where', () => {
    const made = imported(
      item(declare('single', 'identifier', [], mapping({ A: 2, B: -1 })), choice('', 'A', 'B'), MAP),
    )
    expect(made.verdict).toMatchObject({
      kind: 'approximated',
      how: [{ code: 'qti-marks-differently', params: { answer: 'Text B', theirs: -0.5, ours: 0 } }],
    })
  })
  it.each([
    ['all-or-nothing', declare('multiple', 'identifier', ['A', 'C']), MATCH],
    ['weighted', declare('multiple', 'identifier', [], mapping({ A: 1, C: 1, B: -1 }, 'lowerBound="0"')), MAP],
    [
      'right-minus-wrong',
      declare('multiple', 'identifier', ['A', 'C']),
      `<responseProcessing><setOutcomeValue identifier="SCORE"><max><baseValue baseType="float">0</baseValue><subtract>
       <sum><baseValue baseType="float">0</baseValue>${count('A')}${count('C')}</sum>
       <sum><baseValue baseType="float">0</baseValue>${count('B')}${count('D')}</sum></subtract></max></setOutcomeValue></responseProcessing>`,
    ],
  ])('several choices: %s', (marking, declared, processing) => {
    const made = question(item(declared, choice('maxChoices="0"', 'A', 'B', 'C', 'D'), processing))
    expect([made.verdict, made.why]).toEqual(['exact', []])
    expect(['weighted', marking]).toContain(made.marking)
  })
  it('a limit that ours does not keep is named', () =>
    expect(
      question(item(declare('multiple', 'identifier', ['A', 'C']), choice('maxChoices="2"', 'A', 'B', 'C'), MATCH)).why,
    ).toEqual(['qti-limit-left-out']))
  it('words to mark in a text', () => {
    const body = `<hottextInteraction responseIdentifier="RESPONSE" maxChoices="0"><p>I <hottext identifier="A">is</hottext>
      <hottext identifier="B">here</hottext>.</p></hottextInteraction>`
    const made = question(item(declare('multiple', 'identifier', ['A']), body, MATCH))
    expect(made).toMatchObject({ type: 'multiple-response', why: ['qti-read-as'], marking: 'all-or-nothing' })
    expect(made.stem.text).toContain('I <b>is</b>')
  })
  it('feedback goes to the answers that bring it, the rest is named', () => {
    const feedback = (id: string, words: string) =>
      `<modalFeedback outcomeIdentifier="FB" identifier="${id}" showHide="show">${words}</modalFeedback>`
    const source = item(
      `${declare('single', 'identifier', ['B'])}<outcomeDeclaration identifier="FB" cardinality="single" baseType="identifier"/>`,
      choice('', 'A', 'B'),
      `<responseProcessing><setOutcomeValue identifier="FB"><variable identifier="RESPONSE"/></setOutcomeValue>
       <responseCondition><responseIf><match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>
       <setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>
       </responseProcessing>${feedback('B', 'Yes')}${feedback('A', '<p>No</p>')}${feedback('Z', 'Never')}`,
    )
    const made = question(source)
    expect(made.options.map((one: { feedback: unknown }) => one.feedback)).toEqual([
      { format: 'html', text: '<p>No</p>' },
      { format: 'plain', text: 'Yes' },
    ])
    expect(made.why).toEqual(['qti-feedback-left-out'])
  })
})

function count(id: string): string {
  return `<containerSize><delete><baseValue baseType="identifier">x</baseValue><multiple>${member(id)}</multiple></delete></containerSize>`
}
/** The value `id` when it was chosen, else NULL: by the index of what is left after all others are deleted. */
function member(id: string): string {
  const without = ['A', 'B', 'C', 'D'].filter((one) => one !== id)
  return without.reduce(
    (inner, one) => `<delete><baseValue baseType="identifier">${one}</baseValue>${inner}</delete>`,
    '<variable identifier="RESPONSE"/>',
  )
}

describe('order and match', () => {
  const order = `<p>Put in order.</p><orderInteraction responseIdentifier="RESPONSE">${choices('A', 'B', 'C')}</orderInteraction>`
  it('an order, all or nothing', () =>
    expect(question(item(declare('ordered', 'identifier', ['C', 'A', 'B']), order, MATCH))).toMatchObject({
      verdict: 'exact',
      type: 'ordering',
      marking: 'all-or-nothing',
      items: [{ id: 'c' }, { id: 'a' }, { id: 'b' }],
    }))
  it('an order by places', () => {
    const place = (
      n: number,
      id: string,
    ) => `<responseCondition><responseIf><match><index n="${n}"><variable identifier="RESPONSE"/></index>
      <baseValue baseType="identifier">${id}</baseValue></match><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/>
      <baseValue baseType="float">1</baseValue></sum></setOutcomeValue></responseIf></responseCondition>`
    const processing = `<responseProcessing>${place(1, 'A')}${place(2, 'B')}${place(3, 'C')}</responseProcessing>`
    const made = question(item(declare('ordered', 'identifier', ['A', 'B', 'C']), order, processing))
    expect([made.verdict, made.marking]).toEqual(['exact', 'by-position'])
  })
  const set = (...ids: string[]) =>
    `<simpleMatchSet>${ids.map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="1">Text ${id}</simpleAssociableChoice>`).join('')}</simpleMatchSet>`
  const match = `<p>Match.</p><matchInteraction responseIdentifier="RESPONSE" maxAssociations="2">${set('A', 'B')}${set('X', 'Y', 'Z')}</matchInteraction>`
  it.each([
    ['all-or-nothing', declare('multiple', 'directedPair', ['A Y', 'B X']), MATCH],
    ['per-pair', declare('multiple', 'directedPair', ['A Y', 'B X'], mapping({ 'A Y': 1, 'B X': 1 })), MAP],
  ])('pairs, %s', (marking, declared, processing) =>
    expect(question(item(declared, match, processing))).toMatchObject({
      verdict: 'exact',
      type: 'matching',
      marking,
      prompts: [
        { id: 'a', answer: 'y' },
        { id: 'b', answer: 'x' },
      ],
      answers: [{ id: 'x' }, { id: 'y' }, { id: 'z' }],
    }),
  )
  it('unequal pairs mark differently', () =>
    expect(
      question(item(declare('multiple', 'directedPair', ['A Y', 'B X'], mapping({ 'A Y': 3, 'B X': 1 })), match, MAP))
        .why,
    ).toEqual(['qti-marks-differently']))
  it('associated pairs are read as matching', () => {
    const body = `<p>Pair.</p><associateInteraction responseIdentifier="RESPONSE" maxAssociations="2">${['A', 'B', 'X', 'Y'].map((id) => `<simpleAssociableChoice identifier="${id}" matchMax="1">${id}</simpleAssociableChoice>`).join('')}</associateInteraction>`
    expect(question(item(declare('multiple', 'pair', ['A X', 'B Y']), body, MATCH))).toMatchObject({
      verdict: 'approximated',
      why: ['qti-read-as'],
      type: 'matching',
    })
  })
})

describe('typed answers and gaps', () => {
  const entry = (id = 'RESPONSE') => `<textEntryInteraction responseIdentifier="${id}"/>`
  it('a text, by a mapping that does not mind the case', () =>
    expect(
      question(
        item(
          declare('single', 'string', [], mapping({ York: 2, 'New*York': 1 })),
          `<p>Where?</p><p>${entry()}</p>`,
          MAP,
        ),
      ),
    ).toMatchObject({
      verdict: 'exact',
      type: 'short-answer',
      caseSensitive: false,
      stem: { text: '<p>Where?</p><p></p>' },
      answers: [
        { pattern: 'York', fraction: '1/1' },
        { pattern: 'New\\*York', fraction: '1/2' },
      ],
    }))
  it('a text by the correct response, where the case counts', () =>
    expect(question(item(declare('single', 'string', ['York']), `<p>Where?</p>${entry()}`, MATCH))).toMatchObject({
      verdict: 'exact',
      caseSensitive: true,
    }))
  const within = (attributes: string) => `<responseProcessing><responseCondition><responseIf><equal ${attributes}>
    <baseValue baseType="float">3.5</baseValue><variable identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE">
    <baseValue baseType="float">2</baseValue></setOutcomeValue></responseIf></responseCondition></responseProcessing>`
  it.each([
    ['toleranceMode="exact"', 'nominal', '0'],
    ['toleranceMode="absolute" tolerance="0.5"', 'nominal', '0.5'],
    ['toleranceMode="relative" tolerance="10 10"', 'relative', '0.1'],
  ])('a number with %s', (attributes, tolerance, margin) =>
    expect(question(item(declare('single', 'float'), `<p>How much?</p>${entry()}`, within(attributes)))).toMatchObject({
      verdict: 'exact',
      type: 'numeric',
      tolerance,
      answers: [{ value: '3.5', margin, fraction: '1/1' }],
    }),
  )
  it('a bound that does not belong to the range marks differently', () => {
    const made = imported(
      item(
        declare('single', 'float'),
        `<p>?</p>${entry()}`,
        within('toleranceMode="absolute" tolerance="0.5" includeUpperBound="false"'),
      ),
    )
    expect(made.verdict).toMatchObject({ kind: 'approximated', how: [{ params: { answer: '4', theirs: 0, ours: 1 } }] })
  })
  it('a sentence with gaps of two kinds, weighted', () => {
    const body = `<p>The <inlineChoiceInteraction responseIdentifier="R1"><inlineChoice identifier="A">sun</inlineChoice>
      <inlineChoice identifier="B">moon</inlineChoice></inlineChoiceInteraction> is ${entry('R2')}.</p>`
    const declared =
      declare('single', 'identifier', ['A'], mapping({ A: 2 }), 'R1') +
      declare('single', 'string', ['hot'], mapping({ hot: 1 }), 'R2')
    const processing = `<responseProcessing><setOutcomeValue identifier="SCORE"><sum><mapResponse identifier="R1"/><mapResponse identifier="R2"/></sum></setOutcomeValue></responseProcessing>`
    expect(question(item(declared, body, processing))).toMatchObject({
      verdict: 'exact',
      type: 'cloze',
      stem: { text: expect.stringMatching(/^<p>The \[\[r1\]\] is \[\[r2\]\]\.<\/p>$/) },
      gaps: [
        {
          id: 'r1',
          weight: 2,
          kind: 'choice',
          options: [
            { text: 'sun', fraction: '1/1' },
            { text: 'moon', fraction: '0/1' },
          ],
        },
        { id: 'r2', weight: 1, kind: 'text', caseSensitive: false, answers: [{ pattern: 'hot', fraction: '1/1' }] },
      ],
    })
  })
  it('words to put into gaps, all of them or nothing, are not the mean of the gaps', () => {
    const body = `<gapMatchInteraction responseIdentifier="RESPONSE"><gapText identifier="W" matchMax="1">winter</gapText>
      <gapText identifier="S" matchMax="1">summer</gapText><p>Now is the <gap identifier="G1"/> made <gap identifier="G2"/></p></gapMatchInteraction>`
    const whole = question(item(declare('multiple', 'directedPair', ['W G1', 'S G2']), body, MATCH))
    expect([whole.type, whole.why]).toEqual(['cloze', ['qti-marks-differently']])
    const each = question(item(declare('multiple', 'directedPair', [], mapping({ 'W G1': 1, 'S G2': 1 })), body, MAP))
    expect([each.verdict, each.stem.text]).toEqual(['exact', expect.stringContaining('Now is the [[g1]] made [[g2]]')])
  })
  it('a slider is a number that is typed', () => {
    const body =
      '<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="10"><prompt>How many?</prompt></sliderInteraction>'
    expect(question(item(declare('single', 'integer', ['7']), body, MATCH))).toMatchObject({
      type: 'numeric',
      why: ['qti-read-as'],
    })
  })
})

describe('marked by people', () => {
  it('an essay and an upload without rules', () => {
    const essay =
      '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>Why?</prompt></extendedTextInteraction>'
    const upload =
      '<uploadInteraction responseIdentifier="RESPONSE" type="application/pdf"><prompt>Send.</prompt></uploadInteraction>'
    expect(question(item(declare('single', 'string'), essay, ''))).toMatchObject({ verdict: 'exact', type: 'essay' })
    expect(question(item(declare('single', 'file'), upload, ''))).toMatchObject({ verdict: 'exact', accept: ['pdf'] })
  })
})

describe('refuses, with the element and its line', () => {
  it.each([
    ['<mediaInteraction responseIdentifier="RESPONSE"/>', 'qti-element-not-supported'],
    ['<drawingInteraction responseIdentifier="RESPONSE"/>', 'qti-element-not-supported'],
    ['<customInteraction responseIdentifier="RESPONSE"/>', 'qti-element-not-supported'],
    ['<portableCustomInteraction responseIdentifier="RESPONSE"/>', 'qti-element-not-supported'],
    [choice('', 'A', 'B') + choice('', 'C', 'D'), 'qti-several-interactions'],
    [choice('', 'A'), 'qti-element-missing'],
    ['<p>Nothing is asked.</p>', 'qti-element-missing'],
    [
      '<hotspotInteraction responseIdentifier="RESPONSE"><object data="a.png" type="image/png"/></hotspotInteraction>',
      'qti-image-missing',
    ],
  ])('%s', (body, code) => {
    const made = imported(item(declare('single', 'identifier', ['A']), `\n${body}`, MATCH))
    expect([made.verdict.kind, codes(made)]).toEqual(['refused', [code]])
    expect(made.verdict.kind === 'refused' && made.verdict.why[0]?.line).toBeGreaterThan(3)
    expect(made.source).toContain('<assessmentItem')
  })
  it('an item whose every answer earns nothing', () =>
    expect(question(item(declare('single', 'identifier'), choice('', 'A', 'B'), MATCH)).why).toEqual([
      'no-right-answer',
    ]))
})
