import { useFormat, useT } from '~/i18n'
import type { Translator } from '~/i18n/types'
import { readRational, toNumber } from '~/platform/rational'
import { Tag, type TagProps } from '~/ui/tag'
import { type BenefitMeasure, describeBenefit } from '../../describe/benefit'
import { NO_NAMES } from '../../language/names'
import type { BenefitValue } from '../../language/programme'
import { useDates, useLocal, useSay } from '../../ui/words'
import type { BenefitWay, SourceLine } from '../benefit-line'
import type { GrantState } from '../grant'
import type { AnswerState } from '../support'
import type { FieldProblem, FieldProblemCode } from '../typed'
import type { UsageSummary } from '../view-benefits.server'

type Words = Translator<'benefits'>

/** A value with its unit as plain text. */
export function useValueText(): (of: BenefitMeasure, value: BenefitValue | null) => string {
  const say = useSay(NO_NAMES)
  return (of, value) => say.plain(describeBenefit(of, value))
}

/** "With Gold". */
export function useSourceText() {
  const t = useT('benefits')
  const local = useLocal()
  return (source: SourceLine | null): string => {
    if (source === null) return t('detail.not-included')
    if (source.kind === 'grant') return t('line.by-grant')
    const tier = source.tier ? local(source.tier.title) : ''
    return t(source.condition ? 'line.by-condition' : 'line.by-tier', { tier })
  }
}

/** What would give more, in a line; null when nothing would. */
export function useWayText() {
  const t = useT('benefits')
  const local = useLocal()
  const value = useValueText()
  return (of: BenefitMeasure, way: BenefitWay): string => {
    const words = { tier: local(way.tier.title), value: value(of, way.value) }
    if (way.held) return t('line.more-condition', words)
    return t(way.condition ? 'line.more-tier-condition' : 'line.more-tier', words)
  }
}

/** What is used and left, in a line. */
export function UsageText({ usage }: { usage: UsageSummary }) {
  const t = useT('benefits')
  const format = useFormat()
  if (usage.kind === 'licences') {
    const { allowed, used, left } = usage.count
    return <>{left < 0 ? t('usage.licences-over', { allowed, used, over: -left }) : t('usage.licences', usage.count)}</>
  }
  if (usage.kind === 'answers')
    return <>{t('usage.answers', { total: usage.count.total, within: usage.count.within })}</>
  const { currency, earned, used, left, year } = usage.fund
  const money = (amount: string) => format.money(toNumber(readRational(amount)), currency)
  const words = { used: money(used), earned: money(earned), year }
  return (
    <>
      {toNumber(readRational(left)) < 0
        ? t('usage.fund-over', { ...words, over: money(left.replace('-', '')) })
        : t('usage.fund', { ...words, left: money(left) })}
    </>
  )
}

/** Is anything used, or anything there to be used? */
export function isUsed(usage: UsageSummary): boolean {
  if (usage.kind === 'licences') return usage.count.used > 0 || usage.count.allowed > 0
  if (usage.kind === 'answers') return usage.count.total > 0
  return [usage.fund.earned, usage.fund.used].some((amount) => toNumber(readRational(amount)) !== 0)
}

/** Is more used than there is? */
export const isOverUsed = (usage: UsageSummary | null): boolean =>
  (usage?.kind === 'licences' && usage.count.left < 0) ||
  (usage?.kind === 'fund' && toNumber(readRational(usage.fund.left)) < 0)

/** "1 March to 1 June", "From 1 June on". */
export function usePeriodText() {
  const t = useT('benefits')
  const dates = useDates()
  return ({ from, until }: { from: number; until: number | null }): string =>
    until === null
      ? t('detail.period-open', { from: dates.long(from) })
      : t('detail.period', { from: dates.long(from), until: dates.long(until) })
}

const GRANT_STATES: Record<GrantState | 'ending', { key: Parameters<Words>[0]; tone: TagProps['tone'] }> = {
  active: { key: 'state.active', tone: 'success' },
  ending: { key: 'state.ending', tone: 'warn' },
  'to-come': { key: 'state.to-come', tone: 'info' },
  ended: { key: 'state.ended', tone: 'neutral' },
  withdrawn: { key: 'state.withdrawn', tone: 'neutral' },
}

export const grantStateWords = (t: Words, state: GrantState | 'ending'): string => t(GRANT_STATES[state].key)

export function GrantStateTag({ state }: { state: GrantState | 'ending' }) {
  const t = useT('benefits')
  return <Tag tone={GRANT_STATES[state].tone}>{t(GRANT_STATES[state].key)}</Tag>
}

const ANSWERS: Record<AnswerState, { key: Parameters<Words>[0]; tone: TagProps['tone'] }> = {
  within: { key: 'answer.within', tone: 'success' },
  late: { key: 'answer.late', tone: 'danger' },
  waiting: { key: 'answer.waiting', tone: 'info' },
  overdue: { key: 'answer.overdue', tone: 'danger' },
  'no-target': { key: 'answer.no-target', tone: 'neutral' },
}

export function AnswerTag({ state }: { state: AnswerState }) {
  const t = useT('benefits')
  return <Tag tone={ANSWERS[state].tone}>{t(ANSWERS[state].key)}</Tag>
}

const PROBLEMS = {
  missing: 'problem.missing',
  'too-long': 'problem.too-long',
  'too-short': 'problem.too-short',
  signs: 'problem.signs',
  'not-a-date': 'problem.not-a-date',
  'not-a-time': 'problem.not-a-time',
  'too-old': 'problem.too-old',
  'to-come': 'problem.to-come',
  'not-after': 'problem.not-after',
  'not-later': 'problem.not-later',
  'over-already': 'problem.over-already',
  'not-a-number': 'problem.not-a-number',
  'not-positive': 'problem.not-positive',
  'too-large': 'problem.too-large',
  'too-far': 'problem.too-far',
  'not-whole': 'problem.not-whole',
  'before-asked': 'problem.before-asked',
  'none-left': 'problem.none-left',
  'not-entitled': 'problem.not-entitled',
  'fund-too-small': 'problem.fund-too-small',
  'known-reference': 'problem.known-reference',
  'not-better': 'problem.not-better',
} as const satisfies Record<FieldProblemCode, Parameters<Words>[0]>

/** What is wrong with a field, for its form. */
export const problemWords = (t: Words, { code, params }: FieldProblem): string => t(PROBLEMS[code], params)
