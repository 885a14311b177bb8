import { div, formatRational, mul, ONE, type Rational, rational, readRational } from '~/platform/rational'
import { element, type XmlOut, type XmlOutElement } from '~/platform/write-xml'
import type { RichText } from '../../../rich-text'

/** What a type of question contributes to its item. */
export type QtiParts = {
  readonly declarations: readonly XmlOutElement[]
  /** Numbers that the rules keep beside the score; each begins at 0. */
  readonly counters?: readonly string[]
  /** The body after the stem, or all of it when `isWholeBody`. */
  readonly body: readonly XmlOut[]
  readonly isWholeBody?: boolean
  /** Either a standard template, which marks `RESPONSE`, or rules. Neither when people mark. */
  readonly template?: 'match_correct' | 'map_response'
  readonly rules?: readonly XmlOutElement[]
  /** The score of the best answer. */
  readonly maximum: number
  readonly feedback: readonly Shown[]
  /** Rules that bring the feedback. */
  readonly showing: readonly XmlOutElement[]
  /** What QTI has no place for, as `data-rung-…` attributes of the body. */
  readonly own: Readonly<Record<string, string | undefined>>
  readonly media?: readonly { readonly sha256: string; readonly mediaType: string }[]
  readonly isMarkedByPeople?: boolean
}
export type Shown = { readonly identifier: string; readonly text: RichText }

export const shownOf = (parts: readonly { id: string; feedback?: RichText | undefined }[]): Shown[] =>
  parts.flatMap(({ id, feedback }) => (feedback ? [{ identifier: id, text: feedback }] : []))

/** The smallest whole number by which all shares become whole: scores are counted in parts of it. */
export function scaleOf(fractions: readonly string[]): number {
  const denominators = fractions.map((text) => readRational(text).den)
  return Number(denominators.reduce((product, den) => (product / gcd(product, den)) * den, 1n))
}
/** A share counted in parts of the scale. */
export const scaled = (fraction: string, scale: number): Rational => mul(readRational(fraction), rational(scale))
const wholeText = (value: Rational): string => formatRational(div(value, ONE)).replace(/\/1$/, '')

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? a : gcd(b, a % b)
}

export type Declared = {
  readonly identifier?: string
  readonly cardinality: 'single' | 'multiple' | 'ordered'
  readonly base: 'identifier' | 'string' | 'float' | 'directedPair' | 'file'
  readonly correct?: readonly string[]
  readonly mapping?: { readonly entries: readonly (readonly [string, Rational])[]; readonly isBounded: boolean }
}

export function declareResponse({ identifier = 'RESPONSE', cardinality, base, correct = [], mapping }: Declared) {
  const values = correct.map((value) => ({ ...element('qti-value', {}, value), children: [value], inline: true }))
  return element(
    'qti-response-declaration',
    { identifier, cardinality, 'base-type': base },
    ...(values.length > 0 ? [element('qti-correct-response', {}, ...values)] : []),
    ...(mapping && mapping.entries.length > 0
      ? [
          element(
            'qti-mapping',
            { 'default-value': 0, 'lower-bound': mapping.isBounded ? 0 : undefined },
            ...mapping.entries.map(([key, value]) =>
              element('qti-map-entry', { 'map-key': key, 'mapped-value': wholeText(value) }),
            ),
          ),
        ]
      : []),
  )
}

/** What the parts of an interaction earn, in their order, for a reader of ours. */
export const sharesAttribute = (fractions: readonly string[]) => ({ 'data-rung-shares': fractions.join(' ') })
