import { compare, type Rational, ZERO } from '~/platform/rational'
import type { QtiItem } from '../item'
import { processResponses } from '../process-responses'
import { refuse } from '../refusal'
import { textOfScalar, type Value } from '../values'

export type Given = ReadonlyMap<string, Value>
/** What the item's own processing makes of a response. */
export type Scored = { readonly score: Rational; readonly shown: ReadonlySet<string> }

export type Scoring = {
  readonly score: (given: Given) => Scored
  /** What the item says its best answer earns; null when it does not say. */
  readonly declaredMaximum: Rational | null
  /** Whether the item marks at all: without rules, people do. */
  readonly isAutomatic: boolean
}

/** Marks by the evaluator, remembering what was asked before. */
export function createScoring(item: QtiItem): Scoring {
  const outcome = scoreOutcome(item)
  const seen = new Map<string, Scored>()
  const score = (given: Given): Scored => {
    const key = keyOf(given)
    const known = seen.get(key)
    if (known) return known
    const marked = processResponses(item, given)
    if (!marked.ok) refuse(marked.refusal.code, marked.refusal, marked.refusal.params)
    const made = {
      score: numberIn(marked.value.get(outcome ?? '') ?? null) ?? ZERO,
      shown: shownBy(item, marked.value),
    }
    seen.set(key, made)
    return made
  }
  const maximum = numberIn(item.outcomes.get('MAXSCORE')?.defaultValue ?? null)
  const declaration = outcome === null ? undefined : item.outcomes.get(outcome)
  const isAutomatic = item.rules.length > 0 && declaration !== undefined && !declaration.isScoredOutside
  return { score, declaredMaximum: maximum ?? declaration?.normalMaximum ?? null, isAutomatic }
}

/** `SCORE`, or the only number that the item computes. */
function scoreOutcome(item: QtiItem): string | null {
  if (item.outcomes.has('SCORE')) return 'SCORE'
  const numbers = [...item.outcomes.values()].filter(
    ({ base, cardinality, identifier }) =>
      cardinality === 'single' && (base === 'float' || base === 'integer') && identifier !== 'MAXSCORE',
  )
  const [only, another] = numbers
  return only && !another ? only.identifier : null
}

function numberIn(value: Value): Rational | null {
  return value?.cardinality === 'single' && 'number' in value.scalar ? value.scalar.number : null
}

/** `outcome\nidentifier` of everything that feedback can wait for. */
function shownBy(item: QtiItem, outcomes: ReadonlyMap<string, Value>): Set<string> {
  const shown = new Set<string>()
  for (const identifier of item.outcomes.keys()) {
    const value = outcomes.get(identifier) ?? null
    if (value === null || value.cardinality === 'record') continue
    for (const scalar of value.cardinality === 'single' ? [value.scalar] : value.scalars)
      shown.add(feedbackKey(identifier, textOfScalar(scalar)))
  }
  return shown
}

export const feedbackKey = (outcome: string, identifier: string): string => `${outcome}\n${identifier}`

const keyOf = (given: Given): string =>
  [...given].map(([identifier, value]) => `${identifier}\t${textsOf(value).join('\t')}`).join('\n')

function textsOf(value: Value): string[] {
  if (value === null || value.cardinality === 'record') return []
  return value.cardinality === 'single' ? [textOfScalar(value.scalar)] : value.scalars.map(textOfScalar)
}

/** The best of some responses. */
export const best = (scored: readonly Scored[]): Rational =>
  scored.reduce<Rational>((top, { score }) => (compare(score, top) > 0 ? score : top), ZERO)
