import { exactDecimal, formatRational } from '~/platform/rational'
import type { Problem } from '../problems'
import { fromXmlProblem } from '../xml-problem'
import { type Outcomes, processResponses } from './process-responses'
import { readItem } from './read-item'
import { readResponses, readValue } from './read-responses'
import { type Attempt, attempt, problemOf } from './refusal'
import { type PlainValue, type Scalar, toPlain, type Value } from './values'

type MarkedItem = {
  /** Every outcome variable the item declares; numbers as JavaScript's nearest. */
  readonly outcomes: Readonly<Record<string, PlainValue>>
  /** The exact value of every number that no decimal says, as a fraction. */
  readonly exact: Readonly<Record<string, string>>
  /** Given names that the item does not declare. */
  readonly ignored: readonly string[]
}
type ItemMarking =
  | { readonly ok: true; readonly marked: MarkedItem }
  | { readonly ok: false; readonly problem: Problem }

/**
 * Marks one item of QTI 2.1, 2.2 or 3.0 with responses given as JSON (`readResponses` says how), by the reader and the
 * evaluator that imports use. `outside` are outcomes that people or another machine gave: they stay as they are.
 */
export function markItem(
  source: string | Uint8Array,
  given: Readonly<Record<string, unknown>>,
  outside: Readonly<Record<string, unknown>> = {},
): ItemMarking {
  const item = readItem(source)
  if (!item.ok)
    return { ok: false, problem: 'problem' in item ? fromXmlProblem(item.problem) : problemOf(item.refusal) }
  const responses = readResponses(item.value, given)
  if (!responses.ok) return { ok: false, problem: problemOf(responses.refusal) }
  const scored = attempt(() => {
    const values = new Map<string, Value>()
    for (const [identifier, raw] of Object.entries(outside)) {
      const declaration = item.value.outcomes.get(identifier)
      if (declaration) values.set(identifier, readValue(declaration, raw))
    }
    return values
  })
  const marked: Attempt<Outcomes> = scored.ok
    ? processResponses(item.value, responses.value.values, scored.value)
    : scored
  if (!marked.ok) return { ok: false, problem: problemOf(marked.refusal) }
  return { ok: true, marked: { ...plain(marked.value), ignored: responses.value.ignored } }
}

function plain(outcomes: Outcomes): Pick<MarkedItem, 'outcomes' | 'exact'> {
  const exact: Record<string, string> = {}
  for (const [identifier, value] of outcomes) {
    if (value?.cardinality !== 'single') continue
    const fraction = fractionOf(value.scalar)
    if (fraction !== null) exact[identifier] = fraction
  }
  return { outcomes: Object.fromEntries([...outcomes].map(([name, value]) => [name, toPlain(value)])), exact }
}

const fractionOf = (scalar: Scalar): string | null =>
  'number' in scalar && exactDecimal(scalar.number) === null ? formatRational(scalar.number) : null
