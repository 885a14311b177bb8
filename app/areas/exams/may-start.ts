import type { ExamSettings } from './blueprint'

/** What the decision looks at: the person's attempts at this exam (any version), oldest first. */
export type EarlierAttempt = {
  id: string
  state: 'open' | 'closed'
  submittedAt: number | null
  passed: boolean | null
}

export type StartDecision =
  | { allow: true; attemptsLeft: number | null }
  | { allow: false; reason: 'open-attempt'; attemptId: string }
  | { allow: false; reason: 'withdrawn' }
  | { allow: false; reason: 'not-open-yet'; opensAt: number }
  | { allow: false; reason: 'closed'; closedAt: number }
  | { allow: false; reason: 'courses-missing'; courses: string[] }
  | { allow: false; reason: 'certifications-missing'; certifications: string[] }
  /** `until` is null where the certificate does not end: there is nothing to renew */
  | { allow: false; reason: 'passed-recently'; until: number | null }
  | { allow: false; reason: 'no-attempts-left'; allowed: number }
  | { allow: false; reason: 'cool-down'; until: number; hours: number }

/** One certificate of the person, whatever its state. Times are epoch milliseconds. */
export type Holding = {
  certification: string
  issuedAt: number
  isCurrent: boolean
  /** when it may be renewed; null when it does not end */
  renewalFrom: number | null
}

const HOUR = 3_600_000
/** How long an exam rests after a pass that no certificate has followed, and that says nothing else. */
const REST_DAYS = 540

/**
 * May this person start the exam now, and if not, why not and from when? A pass ends the series: the exam rests until it
 * may serve a renewal, which is when the renewal of the certificate it earned opens, and attempts then count from zero
 * again.
 * @param now epoch milliseconds
 */
export function mayStart(
  settings: Pick<
    ExamSettings,
    'certification' | 'attemptsAllowed' | 'coolDownHours' | 'retakeAfterPassDays' | 'window' | 'requires'
  > & { isWithdrawn: boolean },
  attempts: readonly EarlierAttempt[],
  held: { courses: readonly string[]; certifications: readonly Holding[] },
  now: number,
): StartDecision {
  const open = attempts.find((attempt) => attempt.state === 'open')
  if (open) return { allow: false, reason: 'open-attempt', attemptId: open.id }
  if (settings.isWithdrawn) return { allow: false, reason: 'withdrawn' }
  const { opensAt, closesAt } = settings.window ?? {}
  if (opensAt !== undefined && now < opensAt) return { allow: false, reason: 'not-open-yet', opensAt }
  if (closesAt !== undefined && now >= closesAt) return { allow: false, reason: 'closed', closedAt: closesAt }
  const current = held.certifications.flatMap((one) => (one.isCurrent ? [one.certification] : []))
  const certifications = settings.requires.certifications.filter((slug) => !current.includes(slug))
  if (certifications.length > 0) return { allow: false, reason: 'certifications-missing', certifications }
  const courses = settings.requires.courses.filter((slug) => !held.courses.includes(slug))
  if (courses.length > 0) return { allow: false, reason: 'courses-missing', courses }

  const passedAt = attempts.findLast((attempt) => attempt.passed === true)?.submittedAt
  const until = passedAt == null ? now : restsUntil(settings, held.certifications, passedAt)
  if (until === null || now < until) return { allow: false, reason: 'passed-recently', until }

  const series = sinceLastPass(attempts)
  const allowed = settings.attemptsAllowed ?? null
  if (allowed !== null && series.length >= allowed) return { allow: false, reason: 'no-attempts-left', allowed }
  const last = series.at(-1)
  const hours = coolDownHours(settings.coolDownHours, series.length)
  if (last?.submittedAt != null && now < last.submittedAt + hours * HOUR)
    return { allow: false, reason: 'cool-down', until: last.submittedAt + hours * HOUR, hours }
  return { allow: true, attemptsLeft: allowed === null ? null : allowed - series.length }
}

/** A number of days in the exam's file comes first; then the certificate that followed the pass. */
function restsUntil(
  settings: Pick<ExamSettings, 'certification' | 'retakeAfterPassDays'>,
  certificates: readonly Holding[],
  passedAt: number,
): number | null {
  const earned = certificates.filter(
    ({ certification, issuedAt }) => certification === settings.certification && issuedAt >= passedAt,
  )
  if (settings.retakeAfterPassDays !== undefined || earned.length === 0)
    return passedAt + (settings.retakeAfterPassDays ?? REST_DAYS) * 24 * HOUR
  const moments = earned.map(({ renewalFrom }) => renewalFrom)
  return moments.includes(null) ? null : Math.max(...moments.map(Number))
}

/** Hours between the `failed`th failed attempt and the next: the list's entry for that next attempt, or its last one. */
export function coolDownHours(list: readonly number[], failed: number): number {
  return failed === 0 ? 0 : (list[Math.min(failed, list.length - 1)] ?? 0)
}

export function sinceLastPass<T extends EarlierAttempt>(attempts: readonly T[]): T[] {
  return attempts.slice(attempts.findLastIndex((attempt) => attempt.passed === true) + 1)
}

/** The attempts that count together with this one: after the pass before it, up to and with the pass that ended them. */
export function seriesOf<T extends EarlierAttempt>(attempts: readonly T[], id: string): T[] {
  const at = attempts.findIndex((attempt) => attempt.id === id)
  const before = attempts.slice(0, Math.max(at, 0)).findLastIndex((attempt) => attempt.passed === true)
  const end = attempts.findIndex((attempt, index) => index >= at && attempt.passed === true)
  return attempts.slice(before + 1, end < 0 ? undefined : end + 1)
}
