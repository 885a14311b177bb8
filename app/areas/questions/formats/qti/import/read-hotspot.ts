import { type Rational, toNumber } from '~/platform/rational'
import { plainWords } from '../../../rich-text'
import type { Area } from '../area'
import { readArea } from '../area'
import { childNamed, childrenNamed, descendantsNamed, needAttribute, type QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { single } from '../values'
import type { Case, Draft, ItemReading } from './draft'
import { subsets } from './enumerate'
import { ownShares, promptInPlace, responseOf } from './interaction'
import { idsValue, makeSets } from './read-choice'

type Region = { id: string; identifier: string; label: string; shape: object }

/** `hotspotInteraction`: places of a picture to choose. */
export function readHotspot(reading: ItemReading, interaction: QtiElement): Draft {
  const response = responseOf(reading, interaction)
  const image = imageOf(reading, interaction)
  const regions = childrenNamed(interaction, 'hotspotChoice').map((choice, at): Region => {
    const identifier = needAttribute(choice, 'identifier')
    const label = choice.attributes.get('hotspotLabel')?.trim() || (choice.attributes.get('aria-label')?.trim() ?? '')
    if (label === '') reading.note('qti-label-missing', choice, { identifier })
    return {
      id: reading.ids.idOf('choice', identifier, 'r'),
      identifier,
      label: label || `${identifier || at + 1}`,
      shape: shapeOf(readArea(choice), choice),
    }
  })
  if (regions.length < 2) refuse('element-missing', interaction, { missing: 'hotspotChoice' })
  const most = response.cardinality === 'single' ? 1 : limitOfHotspot(reading, interaction, regions.length)
  const chosen = subsets(regions, most)
  const cases = chosen.all.map(
    (some): Case => ({
      given: new Map([[response.identifier, chosenValue(response.cardinality, some)]]),
      ours: { choices: some.map(({ id }) => id) },
      parts: some.map(({ id }) => id),
      words: some.map(({ label }) => label).join(', '),
    }),
  )
  return {
    type: 'hotspot',
    stem: reading.stem(promptInPlace(interaction)),
    cases: { cases, isAll: chosen.isAll },
    make: (probe) =>
      makeSets(probe, regions, cases, {
        response,
        shares: ownShares(interaction, regions.length),
        marking: reading.own('marking'),
      }).map(({ marking, fractions }) => ({
        type: 'hotspot',
        image,
        marking,
        most,
        regions: regions.map(({ id, label, shape }, at) => ({
          id,
          label,
          shape,
          fraction: fractions[at],
          feedback: probe.feedbackOf(id),
        })),
      })),
  }
}

/** A limit above the number of places says nothing, and only our own files keep it. */
function limitOfHotspot(reading: ItemReading, interaction: QtiElement, all: number): number {
  const written = Number(interaction.attributes.get('maxChoices') ?? 1)
  if (!Number.isInteger(written) || written <= 0) return all
  return reading.own('most') === undefined ? Math.min(written, all) : written
}

function chosenValue(cardinality: string, some: readonly Region[]) {
  const [one] = some
  if (cardinality === 'single') return one ? single({ base: 'identifier', text: one.identifier }) : null
  return idsValue(some.map(({ identifier }) => identifier))
}

/** The picture of the interaction, which has to be in the package. */
function imageOf(reading: ItemReading, interaction: QtiElement): object {
  const element = childNamed(interaction, 'img') ?? descendantsNamed(interaction, 'object', 'img')[0]
  if (!element) return refuse('element-missing', interaction, { missing: 'img' })
  const address = element.attributes.get('src') ?? element.attributes.get('data') ?? ''
  const media = reading.findMedia(address)
  if (!media) return refuse('image-missing', element, { address })
  reading.media.push(media)
  const size = (name: string, own: number) => {
    const written = Number(element.attributes.get(name))
    return Number.isInteger(written) && written > 0 ? written : own
  }
  const text =
    element.attributes.get('alt')?.trim() || plainWords(reading.text(element) ?? { format: 'plain', text: '' })
  if (text === '') reading.note('qti-label-missing', element, { identifier: address })
  return {
    sha256: media.sha256,
    mediaType: media.mediaType,
    width: size('width', media.width),
    height: size('height', media.height),
    alt: text || reading.item.title || address,
  }
}

const number = (value: Rational): number => toNumber(value)

function shapeOf(area: Area, at: QtiElement): object {
  switch (area.shape) {
    case 'rect': {
      const [x, y] = [number(area.from.x), number(area.from.y)]
      return { kind: 'rect', x, y, width: number(area.to.x) - x, height: number(area.to.y) - y }
    }
    case 'circle':
      return { kind: 'circle', cx: number(area.centre.x), cy: number(area.centre.y), r: number(area.radius) }
    case 'poly':
      return { kind: 'polygon', points: area.points.map(({ x, y }) => [number(x), number(y)]) }
    default:
      return refuse('attribute-not-understood', at, { attribute: 'shape', value: area.shape })
  }
}
