import { compare, div, formatRational, min, ONE, type Rational, rational, sub, sum, ZERO } from '~/platform/rational'
import type { XmlElement } from '~/platform/xml'
import { plainWords } from '../../../rich-text'
import type { ResponseDeclaration } from '../item'
import { childrenNamed, needAttribute, type QtiElement } from '../qti-element'
import { refuse } from '../refusal'
import { container, type Scalar, single, type Value } from '../values'
import { htmlOf } from './body-text'
import type { Case, Draft, ItemReading, Probe } from './draft'
import { combinations } from './enumerate'
import { ownShares, responseOf } from './interaction'
import { asShare } from './prove'
import { answersOf, OTHER, type Typed, typedOf, typedValue } from './read-typed'

/** One way to fill a gap: what our response holds, what the item is given, and which feedback may wait for it. */
type Filling = {
  readonly ours: string
  readonly part: string
  readonly words: string
  readonly give: (given: Map<string, Value>) => void
}
type GapDraft = {
  readonly id: string
  readonly fillings: readonly Filling[]
  readonly make: (gap: GapProbe) => object
  /** The share that our own files state for a filling; null where they state none. */
  readonly stated: (filling: Filling) => Rational | null
}
type GapProbe = {
  readonly shareOf: (part: string) => Rational
  readonly feedbackOf: Probe['feedbackOf']
  readonly weight: number
}

/** A body with `textEntryInteraction`s and `inlineChoiceInteraction`s: a text with gaps. */
export function readGaps(reading: ItemReading, interactions: readonly QtiElement[]): Draft {
  const gaps = interactions.map((interaction) => {
    const id = reading.ids.idOf('gap', needAttribute(interaction, 'responseIdentifier'), 'g')
    const response = responseOf(reading, interaction)
    if (response.cardinality !== 'single')
      refuse('attribute-not-understood', response.at, { attribute: 'cardinality', value: response.cardinality })
    return interaction.name === 'inlineChoiceInteraction'
      ? inlineChoice(reading, interaction, response, id)
      : typedGap(reading, interaction, response, id)
  })
  const idAt = (xml: XmlElement) => {
    const at = interactions.findIndex((interaction) => interaction.xml === xml)
    return gaps[at]?.id
  }
  return clozeDraft(reading, gaps, idAt)
}

/** `gapMatchInteraction`: every gap chooses among all words. */
export function readGapMatch(reading: ItemReading, interaction: QtiElement): Draft {
  const response = responseOf(reading, interaction)
  const choices = childrenNamed(interaction, 'gapText').map((choice) => ({
    identifier: needAttribute(choice, 'identifier'),
    text: plainWords(reading.text(choice) ?? { format: 'plain', text: '' }).replace(/\s+/g, ' '),
  }))
  if (choices.length < 2 || childrenNamed(interaction, 'gapImg').length > 0)
    refuse('element-not-supported', childrenNamed(interaction, 'gapImg')[0] ?? interaction)
  const places = gapsIn(interaction)
  const gaps = places.map((place): GapDraft => {
    const gap = needAttribute(place, 'identifier')
    const id = reading.ids.idOf('gap', gap, 'g')
    const fillings = choices.map(({ identifier, text }): Filling => {
      const option = reading.ids.idOf(id, identifier, `${id.slice(0, 20)}-o`)
      const scalar: Scalar = { base: 'directedPair', first: identifier, second: gap }
      return {
        ours: option,
        part: option,
        words: text,
        give: (given) => {
          const before = given.get(response.identifier) ?? null
          const others = before?.cardinality === 'multiple' ? before.scalars : []
          given.set(response.identifier, container('multiple', [...others, scalar]))
        },
      }
    })
    return choiceGap(id, fillings, () => null)
  })
  return clozeDraft(reading, gaps, (xml) => gaps[places.findIndex((place) => place.xml === xml)]?.id, interaction)
}

const gapsIn = (element: QtiElement): QtiElement[] =>
  element.children.flatMap((child) => (child.name === 'gap' ? [child] : gapsIn(child)))

function inlineChoice(
  reading: ItemReading,
  interaction: QtiElement,
  response: ResponseDeclaration,
  id: string,
): GapDraft {
  const fillings = childrenNamed(interaction, 'inlineChoice').map((choice): Filling => {
    const identifier = needAttribute(choice, 'identifier')
    const option = reading.ids.idOf(id, identifier, `${id.slice(0, 20)}-o`)
    const words = plainWords(reading.text(choice) ?? { format: 'plain', text: identifier }).replace(/\s+/g, ' ')
    const value = single({ base: 'identifier', text: identifier })
    return { ours: option, part: option, words, give: (given) => given.set(response.identifier, value) }
  })
  if (fillings.length < 2) refuse('element-missing', interaction, { missing: 'inlineChoice' })
  const shares = ownShares(interaction, fillings.length)
  return choiceGap(id, fillings, (filling) => shares?.[fillings.indexOf(filling)] ?? null)
}

const choiceGap = (id: string, fillings: readonly Filling[], stated: GapDraft['stated']): GapDraft => ({
  id,
  fillings,
  stated,
  make: ({ shareOf, feedbackOf, weight }) => ({
    id,
    weight,
    kind: 'choice',
    options: fillings.map(({ ours, part, words }) => ({
      id: ours,
      text: words,
      fraction: formatRational(shareOf(part)),
      feedback: feedbackOf(part),
    })),
  }),
})

function typedGap(reading: ItemReading, interaction: QtiElement, response: ResponseDeclaration, id: string): GapDraft {
  const typed = typedOf(reading, interaction, response)
  const shares = ownShares(interaction, typed.answers.length)
  if (typed.answers.length === 0) refuse('key-not-sayable', interaction)
  const part = (at: string) => `${id}/${at}`
  const fillings = typed.tries.map(
    (one): Filling => ({
      ours: one.text,
      part: part(one.part),
      words: one.text,
      give: (given) => given.set(response.identifier, typedValue(response, one.text)),
    }),
  )
  return {
    id,
    fillings,
    stated: ({ part }) => shares?.[Number(part.slice(id.length + 1))] ?? null,
    make: ({ shareOf, feedbackOf, weight }) => ({
      id,
      weight,
      ...(typed.kind === 'text'
        ? { kind: 'text', caseSensitive: typed.caseSensitive }
        : { kind: 'number', tolerance: typed.tolerance }),
      answers: answersOf(
        typed,
        (at) => shareOf(part(String(at))),
        (at) => feedbackOf(part(at)),
        restOf(typed, shareOf(part(OTHER))),
      ),
    }),
  }
}
const restOf = (typed: Typed, rest: Rational) => (typed.kind === 'text' ? rest : ZERO)

/** Most fillings that are tried in every combination; the others are tried one at a time beside the best ones. */
function clozeDraft(
  reading: ItemReading,
  gaps: readonly GapDraft[],
  idAt: (xml: XmlElement) => string | undefined,
  around?: QtiElement,
): Draft {
  const replace = (xml: XmlElement): string | null => {
    const id = idAt(xml)
    if (id !== undefined) return `[[${id}]]`
    return around && xml === around.xml ? `<div>${htmlOf(xml.children.filter(isNoChoice), replace)}</div>` : null
  }
  const filled = combinations(gaps.map((gap) => [null, ...gap.fillings].map((filling) => ({ gap, filling }))))
  const cases = filled.all.map((row) => caseOf(row.flatMap(({ gap, filling }) => (filling ? [{ gap, filling }] : []))))
  const isTyped = gaps.some(({ fillings }) => fillings.some(({ ours, part }) => ours !== part))
  return {
    type: 'cloze',
    stem: reading.stem(replace),
    cases: { cases, isAll: filled.isAll && !isTyped },
    make: (probe) => weightings(reading, gaps, cases, probe),
  }
}

const isNoChoice = (node: { kind: string } | XmlElement): boolean =>
  !(node.kind === 'element' && 'local' in node && /gap-?text$/i.test(node.local))

type Filled = { readonly gap: GapDraft; readonly filling: Filling }

function givenOf(filled: readonly Filled[]): Map<string, Value> {
  const given = new Map<string, Value>()
  for (const { filling } of filled) filling.give(given)
  return given
}

const caseOf = (filled: readonly Filled[]): Case => ({
  given: givenOf(filled),
  ours: { gaps: Object.fromEntries(filled.map(({ gap, filling }) => [gap.id, filling.ours])) },
  parts: filled.map(({ filling }) => filling.part),
  words: filled.map(({ filling }) => filling.words).join(', '),
})

/**
 * Cloze questions that might mark as the item does: each gap alone, and beside the best fillings of the others, shows
 * what it earns; from that come its weight and the shares of its answers.
 */
function weightings(reading: ItemReading, gaps: readonly GapDraft[], cases: readonly Case[], probe: Probe): object[] {
  const best = gaps.map((gap) => bestFilling(gap, [], probe))
  const beside = (gap: GapDraft): Filled[] =>
    gaps.flatMap((other, at) => {
      const filling = best[at]
      return other !== gap && filling ? [{ gap: other, filling }] : []
    })
  const earned = (gap: GapDraft, others: readonly Filled[], part: string): Rational => {
    const filling = gap.fillings.find((one) => one.part === part)
    const without = probe.shareOf(givenOf(others))
    return filling ? sub(probe.shareOf(givenOf([...others, { gap, filling }])), without) : ZERO
  }
  const question = (
    others: (gap: GapDraft) => readonly Filled[],
    weights: readonly number[] | null,
    isStated: boolean,
  ) => {
    const tops = gaps.map((gap) => gap.fillings.map(({ part }) => earned(gap, others(gap), part)).reduce(greater, ZERO))
    const scaled = weights ?? wholeWeights(tops)
    return {
      type: 'cloze',
      gaps: gaps.map((gap, at) => {
        const top = tops[at] ?? ONE
        const shareOf = (part: string) => {
          const filling = gap.fillings.find((one) => one.part === part)
          const stated = isStated && filling ? gap.stated(filling) : null
          return stated ?? asShare(earned(gap, others(gap), part), top.num === 0n ? ONE : top)
        }
        return gap.make({ shareOf, feedbackOf: probe.feedbackOf, weight: scaled[at] ?? 1 })
      }),
    }
  }
  const own = reading.own('weights')?.split(' ').map(Number) ?? null
  const none = () => []
  return [
    ...(own?.length === gaps.length ? [question(beside, own, true), question(none, own, true)] : []),
    question(none, null, false),
    question(beside, null, false),
    keyed(gaps, cases, probe),
  ]
}

/** The fillings of the best answers are right, each for itself: as near as a cloze comes to an item that wants all of them. */
function keyed(gaps: readonly GapDraft[], cases: readonly Case[], { shareOf, feedbackOf }: Probe): object {
  const right = new Set(cases.filter(({ given }) => compare(shareOf(given), ONE) === 0).flatMap(({ parts }) => parts))
  const share = (part: string) => (right.has(part) ? ONE : ZERO)
  return { type: 'cloze', gaps: gaps.map((gap) => gap.make({ shareOf: share, feedbackOf, weight: 1 })) }
}

const greater = (a: Rational, b: Rational): Rational => (compare(b, a) > 0 ? b : a)

function bestFilling(gap: GapDraft, others: readonly Filled[], { shareOf }: Probe): Filling | null {
  let top: { filling: Filling; share: Rational } | null = null
  for (const filling of gap.fillings) {
    const share = shareOf(givenOf([...others, { gap, filling }]))
    if (!top || compare(share, top.share) > 0) top = { filling, share }
  }
  return top?.filling ?? null
}

/** Whole numbers in the proportion of what the gaps earn; equal ones where they earn nothing alone. */
function wholeWeights(tops: readonly Rational[]): number[] {
  const total = sum(tops)
  if (total.num === 0n || tops.some(({ num }) => num <= 0n)) return tops.map(() => 1)
  const shares = tops.map((top) => div(top, total))
  const denominator = shares.reduce((product, { den }) => product * (den / greatestCommon(product, den)), 1n)
  const wholes = shares.map(({ num, den }) => (num * denominator) / den)
  const common = wholes.reduce(greatestCommon)
  return wholes.map((one) => Number(min(rational(one / common), rational(1000)).num))
}

function greatestCommon(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}
