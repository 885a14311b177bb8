import { element } from '~/platform/write-xml'
import { declareResponse, type QtiParts } from '../../formats/qti/export/parts'
import { firstOf, matchCorrect, number, SCORE, set, showChosen } from '../../formats/qti/export/rules'
import type { TrueFalse } from './schema'

/** A choice between the two words. */
export function trueFalseQti({ answer, rightFeedback, wrongFeedback }: TrueFalse): QtiParts {
  const feedback = [
    ...(rightFeedback ? [{ identifier: String(answer), text: rightFeedback }] : []),
    ...(wrongFeedback ? [{ identifier: String(!answer), text: wrongFeedback }] : []),
  ]
  return {
    declarations: [declareResponse({ cardinality: 'single', base: 'identifier', correct: [String(answer)] })],
    body: [
      element(
        'qti-choice-interaction',
        { 'response-identifier': 'RESPONSE', 'max-choices': 1, shuffle: false },
        element('qti-simple-choice', { identifier: 'true' }, 'True'),
        element('qti-simple-choice', { identifier: 'false' }, 'False'),
      ),
    ],
    template: 'match_correct',
    rules: firstOf([{ test: matchCorrect(), rules: [set(SCORE, number(1))] }], []),
    maximum: 1,
    feedback,
    showing: feedback.length > 0 ? [showChosen('RESPONSE')] : [],
    own: {},
  }
}
