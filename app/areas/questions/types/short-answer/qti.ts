import { max, ZERO } from '~/platform/rational'
import { element } from '~/platform/write-xml'
import { declareResponse, type QtiParts, scaled, scaleOf, sharesAttribute } from '../../formats/qti/export/parts'
import { firstOf, number, SCORE, set, show } from '../../formats/qti/export/rules'
import { fitsPattern } from '../../formats/qti/export/typed-answers'
import type { ShortAnswer } from './schema'

/** A typed text; the first pattern that fits decides, as in our marking. */
export function shortAnswerQti({ answers, caseSensitive }: ShortAnswer): QtiParts {
  const fractions = answers.map(({ fraction }) => fraction)
  const scale = scaleOf(fractions)
  const name = (at: number) => `ANSWER-${at + 1}`
  const branches = answers.map(({ pattern, fraction, feedback }, at) => ({
    test: fitsPattern('RESPONSE', pattern, caseSensitive),
    rules: [set(SCORE, number(max(scaled(fraction, scale), ZERO))), ...(feedback ? [show(name(at))] : [])],
  }))
  return {
    declarations: [declareResponse({ cardinality: 'single', base: 'string' })],
    body: [
      element(
        'div',
        {},
        element('qti-text-entry-interaction', {
          'response-identifier': 'RESPONSE',
          ...sharesAttribute(fractions),
          'data-rung-answers': JSON.stringify(answers.map(({ pattern }) => pattern)),
        }),
      ),
    ],
    rules: firstOf(branches, []),
    maximum: scale,
    feedback: answers.flatMap(({ feedback }, at) => (feedback ? [{ identifier: name(at), text: feedback }] : [])),
    showing: [],
    own: { case: String(caseSensitive) },
  }
}
