/** How long a sign-in lasts, in milliseconds. */

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** "Stay signed in": ends after 30 days whatever happens, and after 14 days without a visit. */
export const LASTING = { absolute: 30 * DAY, idle: 14 * DAY } as const
/** Otherwise: ends with the browser, and after a working day at the latest. */
export const BRIEF = { absolute: 12 * HOUR, idle: 12 * HOUR } as const

/** When a session began, when it ends without a visit, and when it ends in any case. Epoch milliseconds. */
export type SessionSpan = { createdAt: number; endsAt: number; absoluteExpiresAt: number }

export function newSpan(staySignedIn: boolean, now: number): SessionSpan {
  const { absolute, idle } = staySignedIn ? LASTING : BRIEF
  return { createdAt: now, endsAt: now + idle, absoluteExpiresAt: now + absolute }
}

/** Was "stay signed in" chosen when this session began? */
export const isLasting = (session: Pick<SessionSpan, 'createdAt' | 'absoluteExpiresAt'>): boolean =>
  session.absoluteExpiresAt - session.createdAt > BRIEF.absolute

/** What "stay signed in" promises, in days. */
export const LASTING_DAYS = LASTING.absolute / DAY
