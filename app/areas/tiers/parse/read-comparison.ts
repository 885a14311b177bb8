import type { Node } from 'yaml'
import type { Reading } from '../engine/rule-kinds/rule-kind'
import { COMPARISONS } from '../language/condition'
import type { MeasureRule } from '../language/rule'
import { readNumber } from './read-number'

/** `{ of: <number>, atLeast: <number> }`, or `moreThan`, `atMost`, `lessThan`. */
export function readComparison(node: Node | null, reading: Reading): Pick<MeasureRule, 'of' | 'is' | 'than'> | null {
  const { reader, id } = reading
  const fields = reader.fields(node, ['of', ...COMPARISONS])
  if (!fields) return null
  const of = readNumber(fields.required('of'), `${id}.of`, reading)
  const [is, ...others] = COMPARISONS.filter((key) => fields.has(key))
  if (is === undefined || others.length > 0) return reader.report(node, 'one-of-keys', { keys: COMPARISONS.join(', ') })
  const than = readNumber(fields.get(is), `${id}.${is}`, reading)
  return of && than && { of, is, than }
}
