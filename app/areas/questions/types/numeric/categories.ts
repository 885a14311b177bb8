import { formatRational } from '~/platform/rational'
import { type Category, commonCategory } from '../../category'
import { judgeNumber } from './mark'
import type { Numeric, NumericResponse } from './schema'

/** The accepted answer within whose margin a typed number lies. */
export function numberCategory(
  question: Pick<Numeric, 'answers' | 'tolerance' | 'units'>,
  response: NumericResponse,
): Category {
  if (response.text.trim() === '') return commonCategory('')
  const { accepted, mark } = judgeNumber(question, response)
  if (!accepted) return commonCategory('?')
  const { value, margin } = accepted
  return {
    part: null,
    key: `=${value}:${margin}`,
    label: margin === '0' ? value : `${value} ± ${margin}`,
    fraction: formatRational(mark.fraction),
  }
}
