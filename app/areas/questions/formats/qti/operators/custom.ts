import type { CustomName } from '../expressions'
import type { At } from '../refusal'
import { numberValue, readNumber, single, type Value } from '../values'
import { asText } from './operands'

/** The operators that Cito documents for its players: blanks trimmed, accents dropped, a decimal comma read. */
export function customOperator(name: CustomName, value: Value, at: At): Value {
  const text = asText(value, at)
  if (text === null) return null
  if (name === 'Trim') return single({ base: 'string', text: text.trim() })
  if (name === 'ToAscii') return single({ base: 'string', text: text.normalize('NFD').replace(/\p{M}/gu, '') })
  const number = readNumber(text.replace(',', '.'))
  return number && numberValue(number)
}
