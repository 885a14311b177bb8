import type { Formatter } from '~/i18n/format'
import type { Translator } from '~/i18n/types'
import type { Accommodation } from '../delivery/deadline'
import { asNumber } from '../results/share'

/** “×1.25 and 10 minutes more”, “no time limit”. */
export function describeAccommodation(t: Translator<'exams'>, format: Formatter, of: Accommodation): string {
  if (of.untimed) return t('accommodation.untimed')
  const factor = asNumber(of.factor)
  const parts = [
    ...(factor === 1 ? [] : [t('accommodation.factor', { factor: format.number(factor) })]),
    ...(of.extraMinutes === 0 ? [] : [t('accommodation.minutes', { minutes: of.extraMinutes })]),
  ]
  return parts.length === 0 ? t('accommodation.none') : format.list(parts)
}
