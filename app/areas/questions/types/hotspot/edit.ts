import { type DraftField, type Fields, rowsOf } from '../../editor/draft'
import { readSeveralRight, writeSeveralRight } from '../../editor/options'
import { readCount, readDecimal } from '../../editor/share-text'
import { readRich, type TypeEdit, writeRich } from '../../editor/type-edit'
import type { Hotspot, Shape } from './schema'

/** The fields of each kind of shape. All of them stay in the form, so that another kind keeps the numbers. */
export const SHAPE_FIELDS = {
  rect: ['x', 'y', 'width', 'height'],
  circle: ['cx', 'cy', 'r'],
  polygon: ['points'],
} as const satisfies Record<Shape['kind'], readonly string[]>

export const hotspotEdit: TypeEdit<Hotspot> = {
  blank: [
    ['marking', 'all-or-nothing'],
    ['most', '1'],
    ['regions', 'a'],
    ['regions.a.right', 'on'],
    ['regions', 'b'],
  ],
  write: ({ image, marking, most, regions }) => [
    ['image.sha256', image.sha256],
    ['image.mediaType', image.mediaType],
    ['image.width', String(image.width)],
    ['image.height', String(image.height)],
    ['image.alt', image.alt],
    ['marking', marking],
    ['most', String(most)],
    ...rowsOf(
      'regions',
      regions,
      ({ id }) => id,
      ({ label, shape, feedback }, row) => [
        [`${row}.label`, label],
        ...writeShape(`${row}.shape`, shape),
        ...writeRich(`${row}.feedback`, feedback),
      ],
    ),
    ...writeSeveralRight('regions', regions),
  ],
  read(fields) {
    const shares = readSeveralRight(fields, 'regions')
    return {
      image: {
        sha256: fields.text('image.sha256'),
        mediaType: fields.text('image.mediaType'),
        width: readCount(fields.text('image.width')),
        height: readCount(fields.text('image.height')),
        alt: fields.text('image.alt'),
      },
      marking: fields.text('marking'),
      most: readCount(fields.text('most')),
      regions: fields.rows('regions').map((id) => ({
        id,
        label: fields.text(`regions.${id}.label`),
        shape: readShape(fields, `regions.${id}.shape`),
        fraction: shares.get(id),
        feedback: readRich(fields, `regions.${id}.feedback`),
      })),
    }
  },
}

function writeShape(name: string, shape: Shape): DraftField[] {
  if (shape.kind === 'polygon')
    return [
      [`${name}.kind`, 'polygon'],
      [`${name}.points`, shape.points.map((point) => point.join(',')).join(' ')],
    ]
  const numbers = Object.entries(shape).filter(([field]) => field !== 'kind')
  return [
    [`${name}.kind`, shape.kind],
    ...numbers.map(([field, value]): DraftField => [`${name}.${field}`, String(value)]),
  ]
}

/** A number where there is one; what else was typed is left for the schema to refuse. */
const numberIn = (fields: Fields, name: string): number | string => {
  const text = readDecimal(fields.text(name))
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

export function readShape(fields: Fields, name: string): Record<string, unknown> {
  const kind = fields.text(`${name}.kind`) || 'rect'
  if (kind === 'polygon') {
    const points = fields
      .text(`${name}.points`)
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((point) => point.split(',').map((part) => (/^\d+(?:\.\d+)?$/.test(part) ? Number(part) : part)))
    return { kind, points }
  }
  const names: readonly string[] = kind === 'circle' ? SHAPE_FIELDS.circle : SHAPE_FIELDS.rect
  return { kind, ...Object.fromEntries(names.map((field) => [field, numberIn(fields, `${name}.${field}`)])) }
}
