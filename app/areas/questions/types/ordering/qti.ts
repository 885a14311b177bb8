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

/** A longest common order of more items takes hundreds of rules, which no other program was made for. */
const MOST_FOR_COMMON_ORDER = 20

/** Every way of marking an order; null for the longest common order of more than twenty items. */
export function orderingQti({ items, marking }: Ordering): QtiParts | null {
  if (marking === 'longest-common-order' && items.length > MOST_FOR_COMMON_ORDER) return null
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
  if (marking === 'longest-common-order') return markCommonOrder(ids)
  if (marking === 'all-or-nothing')
    return {
      template: 'match_correct' as const,
      rules: firstOf([{ test: matchCorrect(), rules: [set(SCORE, number(1))] }], []),
      maximum: 1,
    }
  if (marking === 'by-position') {
    return { rules: ids.map((id, at) => when(standsAt(id, at + 1), add(SCORE, number(1)))), maximum: ids.length }
  }
  const neighbours = ids.slice(1).map((id, at) => [ids[at] ?? id, id] as const)
  const follows = ([a, b]: readonly [string, string]) =>
    op('contains', variable('RESPONSE'), op('ordered', base('identifier', a), base('identifier', b)))
  return { rules: neighbours.map((pair) => when(follows(pair), add(SCORE, number(1)))), maximum: ids.length - 1 }
}

/**
 * QTI has no operator for it, but its rules can count: `PLACE-n` is where the n-th item of the right order stands in the
 * answer, and `RUN-n` how many items the longest run in order has that ends with it (Schensted's recurrence). One item
 * is in order with itself and earns nothing.
 */
function markCommonOrder(ids: readonly string[]) {
  const place = (at: number) => `PLACE-${at + 1}`
  const run = (at: number) => `RUN-${at + 1}`
  const places = ids.flatMap((id, at) =>
    firstOf(
      ids.map((_, other) => ({ test: standsAt(id, other + 1), rules: [set(place(at), number(other + 1))] })),
      [],
    ),
  )
  const runs = ids.flatMap((_, at) => [
    when(op('gt', variable(place(at)), number(0)), set(run(at), number(1))),
    ...ids.slice(0, at).map((_one, before) => {
      const comesBefore = op(
        'and',
        op('gt', variable(place(before)), number(0)),
        op('lt', variable(place(before)), variable(place(at))),
      )
      const longer = op('max', variable(run(at)), op('sum', variable(run(before)), number(1)))
      return when(comesBefore, set(run(at), longer))
    }),
  ])
  const longest = set(SCORE, op('max', ...ids.map((_, at) => variable(run(at)))))
  const alone = when(op('lt', variable(SCORE), number(2)), set(SCORE, number(0)))
  return {
    counters: [...ids.map((_, at) => place(at)), ...ids.map((_, at) => run(at))],
    rules: [...places, ...runs, longest, alone],
    maximum: ids.length,
  }
}

const standsAt = (id: string, n: number): XmlOutElement =>
  op('match', element('qti-index', { n }, variable('RESPONSE')), base('identifier', id))
