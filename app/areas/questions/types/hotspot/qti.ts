import { element } from '~/platform/write-xml'
import { markSet } from '../../formats/qti/export/choice-sets'
import { mediaPath } from '../../formats/qti/export/media-path'
import { type QtiParts, sharesAttribute, shownOf } from '../../formats/qti/export/parts'
import { showChosen } from '../../formats/qti/export/rules'
import type { Hotspot, Shape } from './schema'

/** Places of a picture to choose. */
export function hotspotQti({ image, marking, most, regions }: Hotspot): QtiParts {
  const feedback = shownOf(regions)
  const { width, height, alt } = image
  return {
    ...markSet(marking, regions),
    body: [
      element(
        'qti-hotspot-interaction',
        {
          'response-identifier': 'RESPONSE',
          'max-choices': most,
          ...sharesAttribute(regions.map(({ fraction }) => fraction)),
        },
        element('img', { src: `../${mediaPath(image)}`, width, height, alt }),
        ...regions.map(({ id, label, shape }) =>
          element('qti-hotspot-choice', { identifier: id, ...areaOf(shape), 'hotspot-label': label }),
        ),
      ),
    ],
    feedback,
    showing: feedback.length > 0 ? [showChosen('RESPONSE')] : [],
    own: { marking, most: String(most) },
    media: [image],
  }
}

function areaOf(shape: Shape): { shape: string; coords: string } {
  switch (shape.kind) {
    case 'rect':
      return { shape: 'rect', coords: [shape.x, shape.y, shape.x + shape.width, shape.y + shape.height].join(',') }
    case 'circle':
      return { shape: 'circle', coords: [shape.cx, shape.cy, shape.r].join(',') }
    case 'polygon':
      return { shape: 'poly', coords: shape.points.flat().join(',') }
  }
}
