import { max, mul, type Rational, rational, ZERO } from '~/platform/rational'
import { element, type XmlOut, type XmlOutElement } from '~/platform/write-xml'
import { floor } from '../../formats/qti/export/choice-sets'
import {
  declareResponse,
  type QtiParts,
  type Shown,
  scaled,
  scaleOf,
  sharesAttribute,
  shownOf,
} from '../../formats/qti/export/parts'
import { blocksXml } from '../../formats/qti/export/rich-text-xml'
import { add, firstOf, mapResponse, number, SCORE, show, showChosen } from '../../formats/qti/export/rules'
import { fitsNumber, fitsPattern } from '../../formats/qti/export/typed-answers'
import type { RichText } from '../../rich-text'
import { numberGaps, splitAtGaps } from './gaps'
import type { Cloze, Gap } from './schema'

/** A text whose gaps stand in it; their scores by weight are added, and never fall below nothing. */
export function clozeQti({ stem, gaps }: Cloze): QtiParts {
  const scale = scaleOf(gaps.flatMap(sharesOf))
  const gapAt = (shown: string) => gaps[Number(shown) - 1]
  const writeText = (text: string): XmlOut[] =>
    splitAtGaps(text).map((piece) => {
      const gap = 'gap' in piece ? gapAt(piece.gap) : undefined
      return gap ? interaction(gap) : 'text' in piece ? piece.text : ''
    })
  const numbered = numberGaps(stem, gaps)
  return {
    declarations: gaps.map((gap) => declaration(gap, scale)),
    // The author's own words, with the names of the gaps, are what comes back.
    body: blocksXml(numbered, writeText).map((block) => withSource(block, stem)),
    isWholeBody: true,
    rules: [...gaps.flatMap((gap) => scoring(gap, scale)), ...floor()],
    maximum: gaps.reduce((total, { weight }) => total + weight, 0) * scale,
    feedback: gaps.flatMap(feedbackIn),
    showing: gaps.filter((gap) => gap.kind === 'choice' && feedbackIn(gap).length > 0).map(({ id }) => showChosen(id)),
    own: { weights: gaps.map(({ weight }) => weight).join(' ') },
  }
}

const withSource = (block: XmlOutElement, { text }: RichText): XmlOutElement => ({
  ...block,
  attributes: block.attributes.map(([name, value]) => [name, name === 'data-rung-text' ? text : value]),
})

const sharesOf = (gap: Gap): string[] =>
  gap.kind === 'choice' ? gap.options.map(({ fraction }) => fraction) : gap.answers.map(({ fraction }) => fraction)

/** What a share of a gap adds to the score. */
const worth = (fraction: string, { weight }: Gap, scale: number): Rational =>
  mul(scaled(fraction, scale), rational(weight))

function declaration(gap: Gap, scale: number): XmlOutElement {
  if (gap.kind !== 'choice')
    return declareResponse({
      identifier: gap.id,
      cardinality: 'single',
      base: gap.kind === 'text' ? 'string' : 'float',
    })
  const entries = gap.options.map(({ id, fraction }) => [id, worth(fraction, gap, scale)] as const)
  return declareResponse({
    identifier: gap.id,
    cardinality: 'single',
    base: 'identifier',
    correct: gap.options
      .filter(({ fraction }) => fraction === '1/1')
      .slice(0, 1)
      .map(({ id }) => id),
    mapping: { entries, isBounded: false },
  })
}

function interaction(gap: Gap): XmlOutElement {
  const shares = { 'response-identifier': gap.id, ...sharesAttribute(sharesOf(gap)) }
  if (gap.kind === 'choice')
    return element(
      'qti-inline-choice-interaction',
      { ...shares, shuffle: true },
      ...gap.options.map(({ id, text }) => element('qti-inline-choice', { identifier: id }, text)),
    )
  const answers =
    gap.kind === 'text'
      ? gap.answers.map(({ pattern }) => pattern)
      : gap.answers.map(({ value, margin }) => [value, margin])
  const more = gap.kind === 'text' ? { 'data-rung-case': gap.caseSensitive } : { 'data-rung-tolerance': gap.tolerance }
  return element('qti-text-entry-interaction', { ...shares, 'data-rung-answers': JSON.stringify(answers), ...more })
}

const answerName = (gap: Gap, at: number) => `${gap.id}-ANSWER-${at + 1}`

function scoring(gap: Gap, scale: number): XmlOutElement[] {
  if (gap.kind === 'choice') return [add(SCORE, mapResponse(gap.id))]
  const then = (at: number, earned: Rational, feedback: RichText | undefined) => [
    add(SCORE, number(earned)),
    ...(feedback ? [show(answerName(gap, at))] : []),
  ]
  const branches =
    gap.kind === 'text'
      ? gap.answers.map(({ pattern, fraction, feedback }, at) => ({
          test: fitsPattern(gap.id, pattern, gap.caseSensitive),
          rules: then(at, worth(fraction, gap, scale), feedback),
        }))
      : gap.answers.map((answer, at) => ({
          test: fitsNumber(gap.id, answer, gap.tolerance),
          rules: then(at, max(worth(answer.fraction, gap, scale), ZERO), answer.feedback),
        }))
  return firstOf(branches, [])
}

function feedbackIn(gap: Gap): Shown[] {
  if (gap.kind === 'choice') return shownOf(gap.options)
  return shownOf(gap.answers.map(({ feedback }, at) => ({ id: answerName(gap, at), feedback })))
}
