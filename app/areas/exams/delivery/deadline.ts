import type { ExamSettings } from '../blueprints/blueprint'
import { multiplyWhole } from '../blueprints/whole-numbers'

/** More time for a person, whatever the exam. `factor` is a fraction such as `5/4`. */
export type Accommodation = { factor: string; extraMinutes: number; untimed: boolean }

export type DeadlineCause =
  | { code: 'untimed' }
  | { code: 'limit'; minutes: number }
  | { code: 'accommodation'; minutes: number }
  | { code: 'window-cuts'; closesAt: number }
  | { code: 'window-does-not-cut'; closesAt: number }
  /** the clock stood still for so many milliseconds, and everything after moved by as much */
  | { code: 'paused'; milliseconds: number }
  /** the clock stands still: there is no deadline until it goes on */
  | { code: 'paused-now'; since: number; why: string }

/** A time in which an attempt's clock stood still; `to` is null while it does. */
export type Pause = { from: number; to: number | null; why: string }

export type Deadline = {
  /** epoch milliseconds, or null when nothing limits the attempt */
  at: number | null
  /** Why, in the order it was worked out; each is a sentence on screen. */
  causes: DeadlineCause[]
}

const MINUTE = 60_000

/**
 * The one deadline of an attempt: limit × factor + extra minutes after the start, cut by the closing date only where the
 * exam says that the close cuts running attempts. Pauses move all of it by as long as they lasted, a close that cuts too:
 * whoever was interrupted loses nothing. Nothing else moves it; a change in favour never makes it earlier.
 * Source: the help page “Sitting an exam”. Minutes are whole after rounding up, in the person's favour; pauses count to the millisecond.
 */
export function deadlineOf(of: {
  startedAt: number
  limitMinutes: number | null
  accommodation: Accommodation | null
  window: { closesAt: number; cuts: boolean } | null
  pauses?: readonly Pause[]
}): Deadline {
  const pauses = of.pauses ?? []
  const unpaused = withoutPauses(of)
  const now = pauses.find(({ to }) => to === null)
  if (now) return { at: null, causes: [...unpaused.causes, { code: 'paused-now', since: now.from, why: now.why }] }
  const at = unpaused.at === null ? null : movedBy(pauses, of.startedAt, unpaused.at)
  if (at === unpaused.at) return unpaused
  const milliseconds = (at ?? 0) - (unpaused.at ?? 0)
  return { at, causes: [...unpaused.causes, { code: 'paused', milliseconds }] }
}

/** Where a moment comes to lie when the clock stood still before it. Pauses that overlap count once. */
function movedBy(pauses: readonly Pause[], startedAt: number, moment: number): number {
  let at = moment
  let counted = startedAt
  for (const { from, to } of [...pauses].sort((a, b) => a.from - b.from)) {
    const begin = Math.max(from, counted)
    if (to === null || to <= begin || begin >= at) continue
    at += to - begin
    counted = to
  }
  return at
}

/** A deadline that was told moves by as long as the clock then stood still. */
export const movedLater = (deadline: Deadline, milliseconds: number): Deadline =>
  deadline.at === null
    ? deadline
    : { at: deadline.at + milliseconds, causes: [...deadline.causes, { code: 'paused', milliseconds }] }

function withoutPauses(of: {
  startedAt: number
  limitMinutes: number | null
  accommodation: Accommodation | null
  window: { closesAt: number; cuts: boolean } | null
}): Deadline {
  const causes: DeadlineCause[] = []
  let at: number | null = null
  if (of.limitMinutes === null || of.accommodation?.untimed) causes.push({ code: 'untimed' })
  else {
    causes.push({ code: 'limit', minutes: of.limitMinutes })
    const allowed = of.accommodation
      ? multiplyWhole(of.limitMinutes, of.accommodation.factor) + of.accommodation.extraMinutes
      : of.limitMinutes
    if (allowed !== of.limitMinutes) causes.push({ code: 'accommodation', minutes: allowed })
    at = of.startedAt + allowed * MINUTE
  }
  if (of.window) {
    const { closesAt, cuts } = of.window
    if (!cuts && (at === null || at > closesAt)) causes.push({ code: 'window-does-not-cut', closesAt })
    if (cuts && (at === null || at > closesAt)) {
      causes.push({ code: 'window-cuts', closesAt })
      at = closesAt
    }
  }
  return { at, causes }
}

/** The deadline that an exam's settings give an attempt. */
export const deadlineFor = (
  settings: Pick<ExamSettings, 'timeLimitMinutes' | 'window'>,
  of: { startedAt: number; accommodation: Accommodation | null; pauses?: readonly Pause[] },
): Deadline =>
  deadlineOf({
    ...of,
    limitMinutes: settings.timeLimitMinutes ?? null,
    window:
      settings.window?.closesAt === undefined
        ? null
        : { closesAt: settings.window.closesAt, cuts: settings.window.closeCutsRunningAttempts },
  })

export const readAccommodation = (
  row: { time_factor: string; extra_minutes: number; untimed: number } | undefined,
): Accommodation | null =>
  row ? { factor: row.time_factor, extraMinutes: row.extra_minutes, untimed: row.untimed === 1 } : null

/** When a deadline was set anew for a running attempt, it never comes earlier. */
export const laterOf = (before: Deadline, after: Deadline): Deadline =>
  after.at === null || (before.at !== null && after.at >= before.at) ? after : before

/** Writes that reach the server this long after the deadline still count: the network is not the person's fault. */
export const GRACE_MS = 15_000

/** A save that arrived in time may still be waiting for its turn to write. */
const SETTLE_MS = 2_000

/** From this moment on nothing more can count: the attempt is ended from what is saved. */
export const settledAt = (deadlineAt: number): number => deadlineAt + GRACE_MS + SETTLE_MS
