import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml'
import { COMPARISONS } from '../../language/condition'
import type { SourcePath } from './edit-source'

/** A number of a requirement in an author's text, by the id that the requirement has in the version read of it. */
export type NumberPlace = {
  readonly ruleId: string
  readonly asks: 'threshold' | 'months' | 'days' | 'parts'
  readonly path: SourcePath
  readonly value: string
}

/**
 * The numbers that the tiers' requirements ask for, in reading order: how many people, how much of an amount, over how
 * long, how many parts. Ids are made as reading the text makes them (`parse/read-rule.ts`).
 */
export function numberPlaces(root: Node | null): NumberPlace[] {
  const tiers = isMap(root) ? root.get('tiers', true) : null
  if (!isSeq(tiers)) return []
  return tiers.items.flatMap((tier, index) => {
    const slug = isMap(tier) ? tier.get('slug') : null
    return isMap(tier) && typeof slug === 'string'
      ? placesIn(tier.get('requires', true), slug, ['tiers', index, 'requires'])
      : []
  })
}

function placesIn(node: unknown, ruleId: string, path: SourcePath): NumberPlace[] {
  if (!isMap(node)) return []
  return node.items.flatMap(({ key, value }) => {
    const kind = isScalar(key) ? String(key.value) : ''
    const body: SourcePath = [...path, kind]
    if (kind === 'all' || kind === 'any') return partsIn(value, ruleId, body)
    if (!isMap(value)) return []
    const number = (asks: NumberPlace['asks'], name: string) => numberAt(value, ruleId, asks, [...body, name])
    if (kind === 'countPeople') return number('threshold', 'atLeast')
    if (kind === 'sum')
      return [...number('threshold', 'atLeast'), ...number('months', 'months'), ...number('days', 'days')]
    if (kind === 'measure') return COMPARISONS.flatMap((is) => number('threshold', is))
    if (kind === 'atLeast')
      return [...number('parts', 'count'), ...partsIn(value.get('of', true), ruleId, [...body, 'of'])]
    return []
  })
}

const partsIn = (list: unknown, ruleId: string, path: SourcePath): NumberPlace[] =>
  isSeq(list) ? list.items.flatMap((part, index) => placesIn(part, `${ruleId}.${index}`, [...path, index])) : []

/** A number that is written out; the name of a parameter is none. */
function numberAt(map: YAMLMap, ruleId: string, asks: NumberPlace['asks'], path: SourcePath): NumberPlace[] {
  const node = map.get(path.at(-1), true)
  if (!isScalar(node)) return []
  const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
  return /\d/.test(value) ? [{ ruleId, asks, path, value }] : []
}
