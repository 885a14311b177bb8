import type { ExamSettings } from '../blueprints/blueprint'
import { isPractice } from '../modes/mode-settings'

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
  /** people still mark an answer of an earlier attempt */
  | { allow: false; reason: 'being-marked'; attemptId: string }
  | { allow: false; reason: 'withdrawn' }
  | { allow: false; reason: 'not-open-yet'; opensAt: number }
  | { allow: false; reason: 'closed'; closedAt: number }
  | { allow: false; reason: 'courses-missing'; courses: string[] }
  | { allow: false; reason: 'certifications-missing'; certifications: string[] }
  /** `until` is null where the certificate does not end: there is nothing to renew */
  | { allow: false; reason: 'passed-recently'; until: number | null }
  | { allow: false; reason: 'benefit-missing'; benefit: string }
  | { allow: false; reason: 'no-attempts-left'; allowed: number }
  /** `lessons`: going through these again ends the wait at once; empty where it does not */
  | { allow: false; reason: 'cool-down'; until: number; hours: number; lessons: LessonLeft[] }
  | { allow: false; reason: 'lessons-left'; lessons: LessonLeft[] }
  /** an examiner has stopped the exam for the moment; `why` was written for learners */
  | { allow: false; reason: 'paused'; since: number; why: string }

/** A lesson behind points that the last attempt lost, not gone through since. `lesson` is `course/lesson`. */
export type LessonLeft = { lesson: string; title: string; href: string }

/** One certificate of the person, whatever its state. Times are epoch milliseconds. */
export type Holding = {
  certification: string
  issuedAt: number
  isCurrent: boolean
  /** when it may be renewed; null when it does not end */
  renewalFrom: number | null
}

/** What a person brings along. */
export type Held = {
  courses: readonly string[]
  certifications: readonly Holding[]
  /** benefits that the tier of the person's company grants */
  benefits?: readonly string[]
  /** of the lessons behind the points that the last attempt lost those not gone through since; null where none was */
  lessonsLeft?: readonly LessonLeft[] | null
  /** the exam as a whole is paused */
  pause?: { since: number; why: string } | null
}

const HOUR = 3_600_000
/** How long an exam rests after a pass that no certificate has followed, and that says nothing else. */
const REST_DAYS = 540

/**
 * May this person start the exam now, and if not, why not and from when? A pass ends the series: the exam rests until it
 * may serve a renewal, which is when the renewal of the certificate it earned opens, and attempts then count from zero
 * again. Practice rests for nobody and runs out for nobody.
 * @param now epoch milliseconds
 */
export function mayStart(
  settings: Pick<
    ExamSettings,
    | 'certification'
    | 'attemptsAllowed'
    | 'coolDownHours'
    | 'retakeAfterPassDays'
    | 'window'
    | 'requires'
    | 'redoLessons'
    | 'mode'
  > & { isWithdrawn: boolean },
  attempts: readonly EarlierAttempt[],
  held: Held,
  now: number,
): StartDecision {
  const open = attempts.find((attempt) => attempt.state === 'open')
  if (open) return { allow: false, reason: 'open-attempt', attemptId: open.id }
  const unmarked = attempts.find((attempt) => attempt.state === 'closed' && attempt.passed === null)
  if (unmarked) return { allow: false, reason: 'being-marked', attemptId: unmarked.id }
  if (settings.isWithdrawn) return { allow: false, reason: 'withdrawn' }
  const { opensAt, closesAt } = settings.window ?? {}
  if (opensAt !== undefined && now < opensAt) return { allow: false, reason: 'not-open-yet', opensAt }
  if (closesAt !== undefined && now >= closesAt) return { allow: false, reason: 'closed', closedAt: closesAt }
  if (held.pause) return { allow: false, reason: 'paused', ...held.pause }
  const current = held.certifications.flatMap((one) => (one.isCurrent ? [one.certification] : []))
  const certifications = settings.requires.certifications.filter((slug) => !current.includes(slug))
  if (certifications.length > 0) return { allow: false, reason: 'certifications-missing', certifications }
  const courses = settings.requires.courses.filter((slug) => !held.courses.includes(slug))
  if (courses.length > 0) return { allow: false, reason: 'courses-missing', courses }

  const { benefit } = settings.requires
  if (benefit !== undefined && !held.benefits?.includes(benefit))
    return { allow: false, reason: 'benefit-missing', benefit }
  if (isPractice(settings)) return { allow: true, attemptsLeft: null }

  const passedAt = attempts.findLast((attempt) => attempt.passed === true)?.submittedAt
  const until = passedAt == null ? now : restsUntil(settings, held.certifications, passedAt)
  if (until === null || now < until) return { allow: false, reason: 'passed-recently', until }

  const series = sinceLastPass(attempts)
  const allowed = settings.attemptsAllowed ?? null
  if (allowed !== null && series.length >= allowed) return { allow: false, reason: 'no-attempts-left', allowed }
  const last = series.at(-1)
  const hours = coolDownHours(settings.coolDownHours, series.length)
  const lessons = last === undefined ? [] : [...(held.lessonsLeft ?? [])]
  const isShortened = settings.redoLessons === 'instead' && held.lessonsLeft?.length === 0
  if (last?.submittedAt != null && now < last.submittedAt + hours * HOUR && !isShortened)
    return {
      allow: false,
      reason: 'cool-down',
      until: last.submittedAt + hours * HOUR,
      hours,
      lessons: settings.redoLessons === 'instead' ? lessons : [],
    }
  if (settings.redoLessons === 'as-well' && lessons.length > 0) return { allow: false, reason: 'lessons-left', lessons }
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
