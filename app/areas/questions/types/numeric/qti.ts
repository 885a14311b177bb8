import { max, readRational, ZERO } from '~/platform/rational'
import { element, inlineElement, type XmlOutElement } from '~/platform/write-xml'
import { declareResponse, type QtiParts, scaled, scaleOf, sharesAttribute } from '../../formats/qti/export/parts'
import { base, firstOf, number, op, SCORE, set, show, variable, when } from '../../formats/qti/export/rules'
import { fitsNumber } from '../../formats/qti/export/typed-answers'
import type { Numeric } from './schema'

/**
 * A typed number. QTI hands over numbers without their units, so a unit is chosen beside it, as our own player offers it
 * too, and the rules convert the number before they compare it.
 */
export function numericQti({ answers, tolerance, otherFeedback, units }: Numeric): QtiParts | null {
  const fractions = answers.map(({ fraction }) => fraction)
  const scale = scaleOf(fractions)
  const name = (at: number) => `ANSWER-${at + 1}`
  const branches = answers.map((answer, at) => ({
    test: fitsNumber(units ? VALUE : 'RESPONSE', answer, tolerance),
    rules: [
      set(SCORE, number(max(scaled(answer.fraction, scale), ZERO))),
      ...(answer.feedback ? [show(name(at))] : []),
    ],
  }))
  const named = answers.flatMap(({ feedback }, at) => (feedback ? [{ identifier: name(at), text: feedback }] : []))
  const isGiven = op('not', op('is-null', variable('RESPONSE')))
  return {
    declarations: [
      declareResponse({ cardinality: 'single', base: 'float' }),
      ...(units ? [declareResponse({ identifier: UNIT, cardinality: 'single', base: 'identifier' })] : []),
    ],
    ...(units ? { counters: [VALUE] } : {}),
    body: [
      element(
        'div',
        {},
        element('qti-text-entry-interaction', {
          'response-identifier': 'RESPONSE',
          ...sharesAttribute(fractions),
          'data-rung-answers': JSON.stringify(answers.map(({ value, margin }) => [value, margin])),
        }),
        ...(units ? [unitChoice(units)] : []),
      ),
    ],
    rules: [
      ...(units ? conversion(units) : []),
      ...firstOf(branches, otherFeedback ? [when(isGiven, show('OTHER'))] : []),
    ],
    maximum: scale,
    feedback: [...named, ...(otherFeedback ? [{ identifier: 'OTHER', text: otherFeedback }] : [])],
    showing: [],
    own: { tolerance, units: units && JSON.stringify(units) },
  }
}

type Units = NonNullable<Numeric['units']>
const UNIT = 'UNIT'
/** The number in the unit that answers are given in. */
const VALUE = 'VALUE'
const unitName = (at: number) => `unit-${at + 1}`

const unitChoice = ({ list }: Units): XmlOutElement =>
  element(
    'qti-inline-choice-interaction',
    { 'response-identifier': UNIT, shuffle: false },
    ...list.map(({ symbol }, at) => inlineElement('qti-inline-choice', { identifier: unitName(at) }, symbol)),
  )

/** Without its unit a number is no answer where a unit is required, and one in the unit of the answers elsewhere. */
const conversion = ({ list, required }: Units): XmlOutElement[] => [
  set(VALUE, required ? element('qti-null') : variable('RESPONSE')),
  ...list.map(({ factor }, at) =>
    when(
      op('match', variable(UNIT), base('identifier', unitName(at))),
      set(VALUE, op('product', variable('RESPONSE'), number(readRational(factor)))),
    ),
  ),
]
