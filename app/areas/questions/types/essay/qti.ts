import { element } from '~/platform/write-xml'
import { declareResponse, type QtiParts } from '../../formats/qti/export/parts'
import { blocksXml } from '../../formats/qti/export/rich-text-xml'
import type { Essay } from './schema'

/** A text that people mark. */
export function essayQti({ length, template, rubric, guide }: Essay): QtiParts {
  return {
    declarations: [declareResponse({ cardinality: 'single', base: 'string' })],
    body: [
      element('qti-extended-text-interaction', { 'response-identifier': 'RESPONSE' }),
      ...(guide ? [element('qti-rubric-block', { view: 'scorer' }, ...blocksXml(guide))] : []),
    ],
    maximum: 1,
    feedback: [],
    showing: [],
    own: {
      'min-words': length?.minWords?.toString(),
      'max-words': length?.maxWords?.toString(),
      template,
      rubric: rubric && JSON.stringify(rubric),
    },
    isMarkedByPeople: true,
  }
}
