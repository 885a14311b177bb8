import { element } from '~/platform/write-xml'
import { markSet } from '../../formats/qti/export/choice-sets'
import { type QtiParts, sharesAttribute, shownOf } from '../../formats/qti/export/parts'
import { richTextXml } from '../../formats/qti/export/rich-text-xml'
import { showChosen } from '../../formats/qti/export/rules'
import type { MultipleResponse } from './schema'

/** A choice of any number. */
export function multipleResponseQti({ options, marking }: MultipleResponse): QtiParts {
  const feedback = shownOf(options)
  return {
    ...markSet(marking, options),
    body: [
      element(
        'qti-choice-interaction',
        {
          'response-identifier': 'RESPONSE',
          'max-choices': 0,
          shuffle: true,
          ...sharesAttribute(options.map(({ fraction }) => fraction)),
        },
        ...options.map(({ id, text }) => element('qti-simple-choice', { identifier: id }, ...richTextXml(text))),
      ),
    ],
    feedback,
    showing: feedback.length > 0 ? [showChosen('RESPONSE')] : [],
    own: { marking },
  }
}
