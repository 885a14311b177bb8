import { exactDecimal } from '~/platform/rational'
import { readAmount, readDay } from '../facts/written-values'
import type { BenefitDefinition, BenefitValue } from '../language/programme'
import { REASON } from '../reason'
import { compareValues } from './benefits'
import { type Grant, spanOf, stateOf } from './grant'
import { type Checked, problemList, type Report, readText } from './typed'

export const GRANT_FIELDS = ['value', 'from', 'until', 'reason'] as const
export type GrantField = (typeof GRANT_FIELDS)[number]
export type TypedGrant = Readonly<Record<GrantField, string>>
export type GrantEntry = { value: BenefitValue; from: number; until: number; reason: string }

const DAY = 86_400_000
/** A grant is for a time: what is meant for longer belongs into the rules. */
const LONGEST_DAYS = 3 * 366

/**
 * Reads a grant as it was typed. It must give more than the partner has now, for it would change nothing otherwise.
 * @param of.has what the partner has without it
 * @param of.now epoch ms; `from` and `until` are days of UTC, `until` the first that it no longer counts
 */
export function checkGrant(
  typed: TypedGrant,
  of: { definition: BenefitDefinition; has: BenefitValue | null; now: number },
): Checked<GrantEntry, GrantField> {
  const { problems, report } = problemList<GrantField>()
  const { definition, has, now } = of
  const value = readValue(typed.value, definition, report)
  if (value !== null && compareValues(definition.unit, has, value) !== 'better') report('value', 'not-better')
  const today = now - (now % DAY)
  const from = typed.from.trim() === '' ? today : readDay(typed.from)
  if (from === null) report('from', 'not-a-date', { text: typed.from.trim().slice(0, 40) })
  else if (from < today) report('from', 'over-already')
  const until = readUntil(typed.until, Math.max(from ?? now, now), report)
  const reason = readText(typed.reason, 'reason', REASON, report)
  if (problems.length > 0 || value === null || from === null || until === null || reason === null)
    return { ok: false, problems }
  // Given for today it counts at once, and never before it was given.
  return { ok: true, value: { value, from: Math.max(from, from === today ? now : from), until, reason } }
}

/** Reads how much longer a grant is to count. One that is over is not woken up again: another one is given. */
export function checkExtension(
  typed: Pick<TypedGrant, 'until' | 'reason'>,
  of: { grant: Grant; now: number },
): Checked<{ until: number; reason: string }, 'until' | 'reason'> {
  const { problems, report } = problemList<'until' | 'reason'>()
  const until = readUntil(typed.until, of.now, report)
  const state = stateOf(of.grant, of.now)
  if (state === 'ended' || state === 'withdrawn') report('until', 'over-already')
  else if (until !== null && until <= spanOf(of.grant).until) report('until', 'not-later')
  const reason = readText(typed.reason, 'reason', REASON, report)
  return problems.length === 0 && until !== null && reason !== null
    ? { ok: true, value: { until, reason } }
    : { ok: false, problems }
}

function readUntil<Field extends string>(typed: string, after: number, report: Report<Field | 'until'>): number | null {
  if (typed.trim() === '') return report('until', 'missing')
  const until = readDay(typed)
  if (until === null) return report('until', 'not-a-date', { text: typed.trim().slice(0, 40) })
  if (until <= after) return report('until', 'not-after')
  return until > after + LONGEST_DAYS * DAY ? report('until', 'too-far', { years: 3 }) : until
}

const MOST = { percent: 100, hours: 10_000, count: 1_000_000, money: 1_000_000_000 } as const

function readValue(typed: string, { unit }: BenefitDefinition, report: Report<GrantField>): BenefitValue | null {
  if (unit === 'yes-no') return true
  if (unit === 'text') {
    const text = readText(typed, 'value', { max: 200 }, report)
    return text === null ? null : { en: text }
  }
  if (typed.trim() === '') return report('value', 'missing')
  const amount = readAmount(typed)
  if (amount === null) return report('value', 'not-a-number', { text: typed.trim().slice(0, 40) })
  const value = Number(exactDecimal(amount))
  if (value <= 0) return report('value', 'not-positive')
  if (value > MOST[unit]) return report('value', 'too-large', { max: MOST[unit] })
  return unit === 'count' && !Number.isInteger(value) ? report('value', 'not-whole') : value
}
