import type { CalendarWindow, RollingWindow, Window } from '../language/window'
import type { Fields, Reader } from './reader'

/** The keys under which a window may be said; at most one of them. */
export const WINDOW_KEYS = ['months', 'days', 'calendar', 'since'] as const

/** `months: 12`, `days: 90`, `calendar: { unit: quarter, back: 1 }`, `since: 2024-02-27`; null when none is said. */
export function readWindow(fields: Fields, reader: Reader): { ok: boolean; window: Window | null } {
  const said = WINDOW_KEYS.filter((key) => fields.has(key))
  if (said.length === 0) return { ok: true, window: null }
  if (said.length > 1) {
    reader.report(fields.node, 'one-of-keys', { keys: WINDOW_KEYS.join(', ') })
    return { ok: false, window: null }
  }
  const window =
    said[0] === 'calendar'
      ? readCalendar(fields, reader)
      : said[0] === 'since'
        ? readSince(fields, reader)
        : readRollingWindow(fields, reader)
  return { ok: window !== null, window }
}

/** `months: 12` or `days: 90`, one of which must be said. */
export function readRollingWindow(fields: Fields, reader: Reader): RollingWindow | null {
  if (fields.has('months') === fields.has('days')) {
    reader.report(fields.node, 'one-of-keys', { keys: 'months, days' })
    return null
  }
  const unit = fields.has('months') ? 'months' : 'days'
  const length = reader.whole(fields.get(unit), { min: 1, max: unit === 'months' ? 120 : 3660 })
  return length === null ? null : { kind: 'rolling', unit, length }
}

function readCalendar(fields: Fields, reader: Reader): CalendarWindow | null {
  const inner = reader.fields(fields.get('calendar'), ['unit', 'count', 'back', 'starts'])
  if (!inner) return null
  const unit = reader.oneOf(inner.required('unit'), ['month', 'quarter', 'year'] as const)
  const whole = (key: string, otherwise: number, min: number, max: number) =>
    inner.has(key) ? reader.whole(inner.get(key), { min, max }) : otherwise
  const count = whole('count', 1, 1, 120)
  const back = whole('back', 0, 0, 120)
  const starts = whole('starts', 1, 1, 12)
  return unit === null || count === null || back === null || starts === null
    ? null
    : { kind: 'calendar', unit, count, back, starts }
}

function readSince(fields: Fields, reader: Reader): Window | null {
  const day = reader.date(fields.get('since'))
  return day === null ? null : { kind: 'since', day }
}
