import { element } from '~/platform/write-xml'
import { declareResponse, type QtiParts } from '../../formats/qti/export/parts'
import { blocksXml } from '../../formats/qti/export/rich-text-xml'
import type { FileUpload } from './schema'

/** Files that people mark; QTI's interaction takes one, so how many and which are told in attributes. */
export function fileUploadQti({ accept, mostFiles, mostBytes, rubric, guide }: FileUpload): QtiParts {
  return {
    declarations: [declareResponse({ cardinality: mostFiles > 1 ? 'multiple' : 'single', base: 'file' })],
    body: [
      element('qti-upload-interaction', { 'response-identifier': 'RESPONSE' }),
      ...(guide ? [element('qti-rubric-block', { view: 'scorer' }, ...blocksXml(guide))] : []),
    ],
    maximum: 1,
    feedback: [],
    showing: [],
    own: {
      accept: accept.join(' '),
      'most-files': String(mostFiles),
      'most-bytes': String(mostBytes),
      rubric: rubric && JSON.stringify(rubric),
    },
    isMarkedByPeople: true,
  }
}
