import { div, exactDecimal, mul, ONE, parseRational, type Rational, readRational } from '~/platform/rational'
import { accepts } from '../../../types/numeric/mark'
import { type Numeric, numericSchema, TOLERANCES } from '../../../types/numeric/schema'
import type { QtiElement } from '../qti-element'
import { single } from '../values'
import type { Case, Draft, ItemReading } from './draft'
import { ownAnswers, responseOf } from './interaction'
import { OTHER, readTyped, typedValue } from './read-typed'

type Units = NonNullable<Numeric['units']>
type Chosen = { readonly identifier: string; readonly symbol: string; readonly factor: Rational } | null

/** So many numbers are tried, in all units together. */
const MOST_TRIES = 2_000

/**
 * Our own way to say a number with its unit: a place to type beside a choice of units. Null for items of others, in which
 * two places to fill in are two gaps.
 */
export function readNumberWithUnit(reading: ItemReading, interactions: readonly QtiElement[]): Draft | null {
  const [entry, choice, another] = interactions
  const units = ownUnits(reading)
  if (!units || entry?.name !== 'textEntryInteraction' || choice?.name !== 'inlineChoiceInteraction' || another)
    return null
  const [number, unit] = [responseOf(reading, entry), responseOf(reading, choice)]
  const stem = reading.stem((xml) => (xml === entry.xml || xml === choice.xml ? '' : null))
  const draft = readTyped(reading, entry, number, stem)
  if (draft.type !== 'numeric') return null
  const partOf = partFinder(reading, entry, units)
  const chosen: Chosen[] = [
    null,
    ...units.list.map(({ symbol, factor }, at) => ({
      ...{ identifier: `unit-${at + 1}`, symbol },
      factor: readRational(factor),
    })),
  ]
  const tries = draft.cases.cases.slice(0, Math.ceil(MOST_TRIES / chosen.length))
  const cases = chosen.flatMap((one) =>
    tries.map(({ words }): Case => {
      const typed = typedIn(words, one?.factor ?? ONE)
      return {
        given: new Map([
          [number.identifier, typed === '' ? null : typedValue(number, typed)],
          [unit.identifier, one && single({ base: 'identifier', text: one.identifier })],
        ]),
        ours: { text: typed, ...(one ? { unit: one.symbol } : {}) },
        parts: typed === '' ? [] : [partOf(typed, one)],
        words: one ? `${typed} ${one.symbol}`.trim() : typed,
      }
    }),
  )
  const make: Draft['make'] = (probe) => draft.make(probe).map((made) => ({ ...made, units }))
  return { ...draft, cases: { cases, isAll: false }, make }
}

function ownUnits({ own }: ItemReading): Units | null {
  try {
    return numericSchema.shape.units.parse(JSON.parse(own('units') ?? 'null')) ?? null
  } catch {
    return null
  }
}

/** What somebody types who means a number of the unit that answers are given in; the number itself where none does. */
function typedIn(words: string, factor: Rational): string {
  const value = parseRational(words)
  return value === null ? '' : (exactDecimal(div(value, factor)) ?? words)
}

/** The first answer that accepts what was typed, by its place. */
function partFinder({ own }: ItemReading, entry: QtiElement, { required }: Units) {
  const tolerance = TOLERANCES.find((one) => one === own('tolerance')) ?? 'nominal'
  const answers = (ownAnswers(entry) ?? []).flatMap((answer) => {
    const [value, margin] = Array.isArray(answer) ? answer.map(String) : []
    return value !== undefined && margin !== undefined ? [{ value, margin }] : []
  })
  return (typed: string, chosen: Chosen): string => {
    if (required && !chosen) return OTHER
    const given = mul(readRational(typed), chosen?.factor ?? ONE)
    const at = answers.findIndex((answer) => accepts(answer, tolerance, given))
    return at < 0 ? OTHER : String(at)
  }
}
