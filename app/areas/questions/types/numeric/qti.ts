import { max, ZERO } from '~/platform/rational'
import { element } from '~/platform/write-xml'
import { declareResponse, type QtiParts, scaled, scaleOf, sharesAttribute } from '../../formats/qti/export/parts'
import { firstOf, number, op, SCORE, set, show, variable, when } from '../../formats/qti/export/rules'
import { fitsNumber } from '../../formats/qti/export/typed-answers'
import type { Numeric } from './schema'

/** A typed number without a unit; QTI hands over numbers and cannot read units, so those give null. */
export function numericQti({ answers, tolerance, otherFeedback, units }: Numeric): QtiParts | null {
  if (units) return null
  const fractions = answers.map(({ fraction }) => fraction)
  const scale = scaleOf(fractions)
  const name = (at: number) => `ANSWER-${at + 1}`
  const branches = answers.map((answer, at) => ({
    test: fitsNumber('RESPONSE', answer, tolerance),
    rules: [
      set(SCORE, number(max(scaled(answer.fraction, scale), ZERO))),
      ...(answer.feedback ? [show(name(at))] : []),
    ],
  }))
  const named = answers.flatMap(({ feedback }, at) => (feedback ? [{ identifier: name(at), text: feedback }] : []))
  const isGiven = op('not', op('is-null', variable('RESPONSE')))
  return {
    declarations: [declareResponse({ cardinality: 'single', base: 'float' })],
    body: [
      element(
        'div',
        {},
        element('qti-text-entry-interaction', {
          'response-identifier': 'RESPONSE',
          ...sharesAttribute(fractions),
          'data-rung-answers': JSON.stringify(answers.map(({ value, margin }) => [value, margin])),
        }),
      ),
    ],
    rules: firstOf(branches, otherFeedback ? [when(isGiven, show('OTHER'))] : []),
    maximum: scale,
    feedback: [...named, ...(otherFeedback ? [{ identifier: 'OTHER', text: otherFeedback }] : [])],
    showing: [],
    own: { tolerance },
  }
}
