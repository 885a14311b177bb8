/** How many days before a loss is told, furthest first. */
export const NOTICE_DAYS = [90, 60, 30] as const
export type NoticeDays = (typeof NOTICE_DAYS)[number]

const DAY = 86_400_000

/** The nearest notice that has come due for a loss at `lostAt`; null while none has. Epoch milliseconds. */
export const noticeDue = (lostAt: number, now: number): NoticeDays | null =>
  NOTICE_DAYS.findLast((days) => now >= lostAt - days * DAY && now < lostAt) ?? null

/** When the next notice of a loss comes due; null when none is left. */
export const nextNotice = (lostAt: number, now: number): number | null =>
  NOTICE_DAYS.map((days) => lostAt - days * DAY).find((at) => at > now) ?? null
