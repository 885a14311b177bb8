import { addMonths } from '~/platform/calendar'
import { effectiveFrom } from '../language/programme'
import { type Finding, finding } from './finding'
import type { Site } from './sites'
import type { Vendor } from './vendor'

const DAY = 86_400_000

/** A rolling window that had passed the days which its conditions ask for before the version took effect. */
export function windowFindings({ of, id }: Extract<Site, { at: 'selection' }>, { programme }: Vendor): Finding[] {
  const { window, where } = of
  if (window?.kind !== 'rolling') return []
  const begins = effectiveFrom(programme)
  const oldest = window.unit === 'days' ? begins - window.length * DAY : addMonths(begins, -window.length)
  return where.flatMap((one) => {
    if (one.kind !== 'day' || one.field !== 'date' || one.until === null) return []
    return Date.parse(`${one.until}T00:00:00Z`) <= oldest
      ? [finding('days-all-passed', id, { until: one.until, effective: programme.effective })]
      : []
  })
}
