import { element } from '~/platform/write-xml'
import {
  declareResponse,
  type QtiParts,
  scaled,
  scaleOf,
  sharesAttribute,
  shownOf,
} from '../../formats/qti/export/parts'
import { richTextXml } from '../../formats/qti/export/rich-text-xml'
import { mapResponse, SCORE, set, showChosen } from '../../formats/qti/export/rules'
import { isRight } from '../../review-parts'
import type { SingleChoice } from './schema'

/** A choice of one, marked by a mapping that does not go below nothing. */
export function singleChoiceQti({ options }: SingleChoice): QtiParts {
  const fractions = options.map(({ fraction }) => fraction)
  const scale = scaleOf(fractions)
  const feedback = shownOf(options)
  return {
    declarations: [
      declareResponse({
        cardinality: 'single',
        base: 'identifier',
        correct: options
          .filter((option) => option.fraction === '1/1' && isRight(option))
          .slice(0, 1)
          .map(({ id }) => id),
        mapping: { entries: options.map(({ id, fraction }) => [id, scaled(fraction, scale)]), isBounded: true },
      }),
    ],
    body: [
      element(
        'qti-choice-interaction',
        { 'response-identifier': 'RESPONSE', 'max-choices': 1, shuffle: true, ...sharesAttribute(fractions) },
        ...options.map(({ id, text }) => element('qti-simple-choice', { identifier: id }, ...richTextXml(text))),
      ),
    ],
    template: 'map_response',
    rules: [set(SCORE, mapResponse())],
    maximum: scale,
    feedback,
    showing: feedback.length > 0 ? [showChosen('RESPONSE')] : [],
    own: {},
  }
}
