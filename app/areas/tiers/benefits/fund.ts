import {
  add,
  compare,
  div,
  formatRational,
  fromNumber,
  mul,
  type Rational,
  rational,
  readRational,
  sub,
  sum,
  ZERO,
} from '~/platform/rational'
import { inCurrency } from '../engine/select'
import type { Fact, MetricFact } from '../facts/facts'
import { factsAsKnown } from '../facts/facts-as-known'
import { readAmount } from '../facts/written-values'
import { NO_DEFINITIONS } from '../language/definitions'
import { definitionAt, entitlementIn, stepAt, type TrackHistory } from './entitlement'
import { type Checked, problemList, readPastDay, readText } from './typed'

/** Money that was used of a fund; amounts are canonical rationals in major units. Epoch ms. */
export type FundUse = {
  readonly id: string
  readonly year: number
  readonly amount: string
  readonly currency: string
  readonly purpose: string
  readonly spentAt: number
  readonly recordedBy: string
  readonly reversed: { readonly at: number; readonly by: string; readonly reason: string } | null
}

/** Amounts of money that brought something into a fund, at one share. */
export type FundShare = {
  readonly percent: number
  readonly of: string
  readonly earned: string
}

/** A fund in a calendar year of UTC. `left` is negative where more was used than there is. */
export type Fund = {
  readonly year: number
  readonly currency: string
  readonly earned: string
  readonly used: string
  readonly left: string
  /** How it came about, by the share that applied; empty for a fixed amount. */
  readonly shares: readonly FundShare[]
}

/**
 * What a partner has in a fund. Each amount that was sold brings the share that was in force when it was sold: by the
 * tier, the condition and the grants of that moment, so a later change of tier moves nothing that was earned. What is not
 * used by the end of the year is not carried over. A fund of a fixed amount has what applies now, or at the year's end.
 */
export function fundOf(
  history: TrackHistory,
  benefit: string,
  of: { facts: readonly Fact[]; uses: readonly FundUse[]; year: number; now: number },
): Fund | null {
  const at = Math.min(of.now, Date.UTC(of.year + 1, 0, 1) - 1)
  const definition = definitionAt(history, benefit, at)
  const programme = stepAt(history, at)?.programme
  if (!programme || definition?.usage?.kind !== 'fund') return null
  const { from } = definition.usage
  const currency = from === null ? (definition.currency ?? programme.currency) : programme.currency
  const shares = from === null ? [] : sharesOf(history, benefit, { ...of, metric: from })
  const fixed = entitlementIn(history, benefit, at)?.value
  const earned =
    from === null
      ? typeof fixed === 'number'
        ? fromNumber(fixed)
        : ZERO
      : sum(shares.map((share) => readRational(share.earned)))
  const used = usedIn(of.uses, of.year)
  return {
    ...{ year: of.year, currency, shares, earned: formatRational(earned) },
    ...{ used: formatRational(used), left: formatRational(sub(earned, used)) },
  }
}

function sharesOf(
  history: TrackHistory,
  benefit: string,
  of: { facts: readonly Fact[]; year: number; now: number; metric: string },
): FundShare[] {
  const byPercent = new Map<number, Rational>()
  for (const fact of factsAsKnown(of.facts, of.now)) {
    if (!isSoldIn(fact, of)) continue
    const value = entitlementIn(history, benefit, fact.trueFrom)?.value
    const programme = stepAt(history, fact.trueFrom)?.programme
    if (typeof value !== 'number' || !programme) continue
    const scope = { currency: programme.currency, definitions: programme.definitions ?? NO_DEFINITIONS }
    byPercent.set(value, add(byPercent.get(value) ?? ZERO, inCurrency(fact.amount, fact, scope)))
  }
  return [...byPercent]
    .sort(([a], [b]) => b - a)
    .map(([percent, amount]) => ({
      percent,
      of: formatRational(amount),
      earned: formatRational(div(mul(amount, fromNumber(percent)), rational(100))),
    }))
}

const isSoldIn = (
  fact: { kind: string; trueFrom: number },
  { year, now, metric }: { year: number; now: number; metric: string },
): fact is MetricFact =>
  fact.kind === 'metric' &&
  (fact as MetricFact).metric === metric &&
  fact.trueFrom <= now &&
  new Date(fact.trueFrom).getUTCFullYear() === year

const usedIn = (uses: readonly FundUse[], year: number): Rational =>
  sum(uses.filter((use) => use.year === year && use.reversed === null).map(({ amount }) => readRational(amount)))

export const FUND_FIELDS = ['amount', 'purpose', 'date'] as const
export type FundField = (typeof FUND_FIELDS)[number]
export type TypedFundUse = Readonly<Record<FundField, string>>
export type FundEntry = { amount: string; purpose: string; spentAt: number; year: number }

/** Reads what was typed, without a look at what is left. */
export function checkFundUse(typed: TypedFundUse, now: number): Checked<FundEntry, FundField> {
  const { problems, report } = problemList<FundField>()
  const amount = typed.amount.trim() === '' ? report('amount', 'missing') : readAmount(typed.amount)
  if (amount === null) report('amount', 'not-a-number', { text: typed.amount.trim().slice(0, 40) })
  else if (compare(amount, ZERO) <= 0) report('amount', 'not-positive')
  else if (compare(amount, rational(10n ** 12n)) > 0) report('amount', 'too-large', { max: 1_000_000_000_000 })
  const purpose = readText(typed.purpose, 'purpose', { max: 200 }, report)
  const spentAt = readPastDay(typed.date, 'date', now, report)
  if (problems.length > 0 || amount === null || purpose === null || spentAt === null) return { ok: false, problems }
  const year = new Date(spentAt).getUTCFullYear()
  return { ok: true, value: { amount: formatRational(amount), purpose, spentAt, year } }
}

/** Is there enough left? Null for yes. */
export const overUse = (fund: Fund, amount: string): { left: string; year: number } | null =>
  compare(readRational(amount), readRational(fund.left)) > 0 ? { left: fund.left, year: fund.year } : null
