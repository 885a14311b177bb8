import { useFormat, useT } from '~/i18n'
import type { Interval } from '../resample'

/** Writes figures as the statistics pages show them; a dash where there is none. */
export function useFigures() {
  const format = useFormat()
  const t = useT('statistics')
  const number = (value: number | null, digits: number) =>
    value === null
      ? '–'
      : format.number(Object.is(Number(value.toFixed(digits)), -0) ? 0 : value, {
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        })
  const between = (interval: Interval, write: (value: number) => string) =>
    interval === null ? '–' : t('interval', { low: write(interval.low), high: write(interval.high) })
  return {
    count: (value: number) => format.number(value),
    /** 0..1 with two decimals, as facility is written */
    share: (value: number | null) => number(value, 2),
    /** a percentage without its sign, as indices are written */
    index: (value: number | null) => number(value, 0),
    tenth: (value: number | null) => number(value, 1),
    decimal: (value: number | null) => number(value, 2),
    percent: (value: number | null, digits = 0) => (value === null ? '–' : format.percent(value, digits)),
    between,
    betweenPercent: (interval: Interval) => between(interval, (value) => format.percent(value)),
    betweenIndex: (interval: Interval) => between(interval, (value) => number(value, 0)),
    betweenShare: (interval: Interval) => between(interval, (value) => number(value, 2)),
  }
}
