import type { Declaration, QtiItem } from './item'
import { type Attempt, attempt, refuse } from './refusal'
import { container, readScalar, type Scalar, single, type Value } from './values'

type GivenResponses = {
  readonly values: ReadonlyMap<string, Value>
  readonly ignored: readonly string[]
}

/**
 * Responses given as JSON, by the identifiers of their declarations: a text, number or boolean for a single value, an
 * array for a container, an object for a record, `null` for no answer. Pairs are `"A B"`, points `"10 20"`. Refuses a
 * value that is not of the declared type. `ignored` names what the item declares nowhere: results of other players carry
 * more than responses.
 */
export const readResponses = (item: QtiItem, given: Readonly<Record<string, unknown>>): Attempt<GivenResponses> =>
  attempt(() => {
    const values = new Map<string, Value>()
    const ignored: string[] = []
    for (const [identifier, raw] of Object.entries(given)) {
      const declaration = item.responses.get(identifier)
      if (declaration) values.set(identifier, readValue(declaration, raw))
      else ignored.push(identifier)
    }
    return { values, ignored }
  })

/** Values given from outside for one variable, as `readResponses` takes them. */
export function readValue(declaration: Declaration, raw: unknown): Value {
  if (raw === null || raw === undefined) return null
  const unreadable = (): never =>
    refuse('response-not-understood', declaration.at, {
      identifier: declaration.identifier,
      value: JSON.stringify(raw).slice(0, 100),
      type: `${declaration.cardinality} ${declaration.base ?? ''}`.trim(),
    })
  const read = (one: unknown): Scalar => {
    if (typeof one !== 'string' && typeof one !== 'number' && typeof one !== 'boolean') return unreadable()
    return readScalar(declaration.base ?? (typeof one === 'number' ? 'float' : 'string'), String(one)) ?? unreadable()
  }
  if (declaration.cardinality === 'record') {
    if (typeof raw !== 'object' || Array.isArray(raw)) return unreadable()
    const fields = Object.entries(raw).filter(([, value]) => value !== null)
    return { cardinality: 'record', fields: new Map(fields.map(([name, value]) => [name, read(value)])) }
  }
  const scalars = (Array.isArray(raw) ? raw : [raw]).filter((one) => one !== null && one !== '').map(read)
  const [only, another] = scalars
  if (declaration.cardinality === 'single' && only && !another) return single(only)
  // Items that call a variable single and compare it with `member` are given several values by their players.
  return container(declaration.cardinality === 'ordered' ? 'ordered' : 'multiple', scalars)
}
