import type { QuestionResponse } from '~/areas/questions/registry'
import { readQuantity, showNumber } from '~/areas/questions/types/numeric/read-number'

/** How the server understood an answer, said back to the person. It judges nothing. */
export type ReadBack =
  | { kind: 'chosen'; count: number }
  /** the readings of a typed number (two where a comma may mean either), and its unit */
  | { kind: 'number'; numbers: string[]; unit: string }
  | { kind: 'no-number' }

type Readable = { choices?: readonly string[]; text?: string; unit?: string }

/**
 * What to say back to an answer of this type; null when there is nothing to say.
 * @param response as `readResponse` let it through, or null: what a browser sent may have any shape
 */
export function readBack(type: string, response: QuestionResponse | null): ReadBack | null {
  const { choices, text = '', unit = '' } = (response ?? {}) as Readable
  if (type === 'multiple-response') return choices?.length ? { kind: 'chosen', count: choices.length } : null
  if (type !== 'numeric' || text.trim() === '') return null
  const quantity = readQuantity(text)
  if (!quantity) return { kind: 'no-number' }
  const numbers = [...new Set(quantity.readings.map(showNumber))].filter(
    (number) => number.length > 0 && number.length <= 30,
  )
  return { kind: 'number', numbers, unit: quantity.unit || unit }
}
