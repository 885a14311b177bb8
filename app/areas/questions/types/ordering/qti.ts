import { element, type XmlOutElement } from '~/platform/write-xml'
import { declareResponse, type QtiParts } from '../../formats/qti/export/parts'
import { richTextXml } from '../../formats/qti/export/rich-text-xml'
import {
  add,
  base,
  firstOf,
  matchCorrect,
  number,
  op,
  SCORE,
  set,
  variable,
  when,
} from '../../formats/qti/export/rules'
import type { Ordering } from './schema'

/** Null for marking by the longest common order: QTI has no expression that finds it. */
export function orderingQti({ items, marking }: Ordering): QtiParts | null {
  if (marking === 'longest-common-order') return null
  const ids = items.map(({ id }) => id)
  return {
    declarations: [declareResponse({ cardinality: 'ordered', base: 'identifier', correct: ids })],
    body: [
      element(
        'qti-order-interaction',
        { 'response-identifier': 'RESPONSE', shuffle: true },
        ...items.map(({ id, text }) => element('qti-simple-choice', { identifier: id }, ...richTextXml(text))),
      ),
    ],
    ...markOrder(marking, ids),
    feedback: [],
    showing: [],
    own: { marking },
  }
}

function markOrder(marking: Ordering['marking'], ids: readonly string[]) {
  if (marking === 'all-or-nothing')
    return {
      template: 'match_correct' as const,
      rules: firstOf([{ test: matchCorrect(), rules: [set(SCORE, number(1))] }], []),
      maximum: 1,
    }
  if (marking === 'by-position') {
    const inPlace = (id: string, at: number) => op('match', indexed(at + 1), base('identifier', id))
    return { rules: ids.map((id, at) => when(inPlace(id, at), add(SCORE, number(1)))), maximum: ids.length }
  }
  const neighbours = ids.slice(1).map((id, at) => [ids[at] ?? id, id] as const)
  const follows = ([a, b]: readonly [string, string]) =>
    op('contains', variable('RESPONSE'), op('ordered', base('identifier', a), base('identifier', b)))
  return { rules: neighbours.map((pair) => when(follows(pair), add(SCORE, number(1)))), maximum: ids.length - 1 }
}

const indexed = (n: number): XmlOutElement => element('qti-index', { n }, variable('RESPONSE'))
