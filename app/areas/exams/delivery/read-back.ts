import type { QuestionResponse } from '~/areas/questions/registry'
import { knowsUnit } from '~/areas/questions/types/numeric/mark'
import { readQuantity, showNumber } from '~/areas/questions/types/numeric/read-number'
import type { Numeric } from '~/areas/questions/types/numeric/schema'

/** How the server understood an answer, said back to the person while it can be changed. It judges no value. */
export type ReadBack =
  | { kind: 'chosen'; count: number }
  /** the readings of a typed number (two where a comma may mean either), and its unit */
  | { kind: 'number'; numbers: string[]; unit: string }
  | { kind: 'no-number' }
  /** a unit that the question does not know, or none at all is asked for: so it would not be accepted */
  | { kind: 'unit'; unit: string; takesUnits: boolean }

/** What of a question decides how an answer is understood. */
export type ReadBackQuestion = { type: string; units: Numeric['units'] }

type Readable = { choices?: readonly string[]; text?: string; unit?: string }

/**
 * What to say back to an answer to this question; null when there is nothing to say.
 * @param response as `readResponse` let it through, or null: what a browser sent may have any shape
 */
export function readBack({ type, units }: ReadBackQuestion, response: QuestionResponse | null): ReadBack | null {
  const { choices, text = '', unit = '' } = (response ?? {}) as Readable
  if (type === 'multiple-response') return choices?.length ? { kind: 'chosen', count: choices.length } : null
  if (type !== 'numeric' || text.trim() === '') return null
  const quantity = readQuantity(text)
  if (!quantity) return { kind: 'no-number' }
  const numbers = [...new Set(quantity.readings.map(showNumber))].filter(
    (number) => number.length > 0 && number.length <= 30,
  )
  const given = quantity.unit || unit.trim()
  if (given !== '' && !knowsUnit({ units }, given))
    return { kind: 'unit', unit: given.slice(0, 30), takesUnits: (units?.list.length ?? 0) > 0 }
  return { kind: 'number', numbers, unit: given }
}
