import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import type { ReadBack } from './read-back'

/** “2 chosen”, “Read as 7.58 hours”: how an answer was understood. Empty when there is nothing to say. */
export function describeReadBack(t: Translator<'exams'>, format: Formatter, of: ReadBack | null): string {
  if (of === null) return ''
  if (of.kind === 'chosen') return t('answer.chosen', { count: of.count })
  if (of.kind === 'no-number') return t('answer.no-number')
  if (of.kind === 'unit') return t(of.takesUnits ? 'answer.unknown-unit' : 'answer.unit-not-taken', { unit: of.unit })
  const [first, second] = of.numbers.map((number) =>
    [format.number(Number(number), { maximumFractionDigits: 12 }), of.unit].filter(Boolean).join(' '),
  )
  if (first === undefined) return ''
  return second === undefined
    ? t('answer.read-as', { number: first })
    : t('answer.read-as-either', { one: first, other: second })
}
