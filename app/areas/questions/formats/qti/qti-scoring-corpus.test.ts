import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { elementsOf, readXml, textOf, type XmlElement } from '~/platform/xml'
import { processResponses } from './process-responses'
import { readItem } from './read-item'
import { readResponses, readValue } from './read-responses'
import { textOfScalar, type Value } from './values'

const corpus = '../shared/corpora/qti-scoring'
const isThere = existsSync(corpus)
type Case = { test: string; files: [result: string, item: string]; outcome: string; expected: string[] }
const cases: Case[] = isThere ? JSON.parse(readFileSync(`${corpus}/expected-scores.json`, 'utf8')) : []

/**
 * Responses that the published tests put in place of those of the result file; without an entry the file's own are
 * marked. One list for each expected score. Where a test asserts several scores of one marking, each is checked.
 */
const CHANGED: Readonly<Record<string, Record<string, string>[]>> = {
  Rescore_Update_OutcomeVariable_Incorrect: [{ RESPONSE: 'A' }],
  // Three of four right: the interpolation table gives 0 below 4.
  ResponseProcessing_DOE_sum_3_correct: [{ RESPONSE_4: 'IC4_A' }],
  ResponseProcessing_DOE_numeric_as_string: [{ RESPONSE_3: '03,14' }],
  ResponseProcessing_DST_Raw_score_correct: [{ RESPONSE: '_a65fab45-67d1-4bbd-92e0-47a8eef2d72b' }],
  ChoiceInteraction_MapEntry_From_Template: [{ RESPONSE: 'A' }, { RESPONSE: 'B' }, { RESPONSE: 'C' }],
  MapEntry_From_Template: [{ RESPONSE: 'A' }, { RESPONSE: 'B' }, { RESPONSE: 'C' }],
}
/** Where several scores are asserted of one marking, the outcomes they are of. */
const OUTCOMES: Readonly<Record<string, string[]>> = {
  ResponseProcessing_DOE_gapMatch: ['SCORE', 'RAWSCORE'],
  ResponseProcessing_DOE_numeric_correct: ['RAWSCORE_RESPONSE1', 'RAWSCORE_RESPONSE2', 'RAWSCORE_RESPONSE3'],
  ResponseProcessing_DST_Raw_score_correct: ['SCORE', 'RAWSCORE'],
}

describe.skipIf(!isThere)('published items with their scores', () => {
  it('are all there', () => expect(cases).toHaveLength(17))

  it.each(cases.map((one) => [one.test, one] as const))('%s', (test, { files, outcome, expected }) => {
    const [result, source] = files.map((file) => readFileSync(`${corpus}/${file}`, 'utf8'))
    const scores = (OUTCOMES[test] ?? expected.map(() => outcome)).map((identifier, index) => {
      const changed = CHANGED[test]
      const change = changed?.[Math.min(index, changed.length - 1)] ?? {}
      return score(source ?? '', result ?? '', change, identifier)
    })
    expect(scores).toEqual(expected)
  })
})

function score(source: string, result: string, changed: Record<string, string>, outcome: string): string | null {
  const read = readItem(source)
  if (!read.ok) throw new Error(JSON.stringify(read))
  const item = read.value
  const { responses, outside } = resultOf(result, item.identifier)
  const given = readResponses(item, { ...responses, ...changed })
  if (!given.ok) throw new Error(JSON.stringify(given.refusal))
  const human = new Map<string, Value>()
  for (const [identifier, raw] of Object.entries(outside)) {
    const declaration = item.outcomes.get(identifier)
    if (declaration) human.set(identifier, readValue(declaration, raw))
  }
  const marked = processResponses(item, given.value.values, human)
  if (!marked.ok) throw new Error(JSON.stringify(marked.refusal))
  const value = marked.value.get(outcome)
  return value?.cardinality === 'single' ? textOfScalar(value.scalar) : null
}

/** The responses of one item in a result file, and the outcomes that people gave. */
function resultOf(source: string, identifier: string) {
  const reading = readXml(source)
  if (!reading.ok) throw new Error(reading.problem.detail)
  const same = (id: string | undefined) => id?.replaceAll('-', '_') === identifier.replaceAll('-', '_')
  const item = elementsOf(reading.root).find(
    ({ local, attributes }) => local === 'itemResult' && same(attributes.get('identifier')),
  )
  const responses: Record<string, string[]> = {}
  const outside: Record<string, string> = {}
  for (const variable of item ? elementsOf(item) : []) {
    const name = variable.attributes.get('identifier') ?? ''
    if (variable.local === 'responseVariable') responses[name] = valuesIn(variable)
    else if (variable.attributes.get('external-scored') === 'human') outside[name] = valuesIn(variable)[0] ?? ''
  }
  return { responses, outside }
}

const valuesIn = (element: XmlElement): string[] =>
  elementsOf(element).flatMap((child) => (child.local === 'value' ? [textOf(child)] : valuesIn(child)))
