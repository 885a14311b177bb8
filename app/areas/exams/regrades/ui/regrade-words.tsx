import { useFormat, useT } from '~/i18n'
import { Tag, type TagProps } from '~/ui/tag'
import { asNumber } from '../../results/share'
import type { Change } from '../correction'
import type { RegradeSummary } from '../summarise-regrades.server'

const CHANGES = {
  'use-version': 'regrade.change-use-version',
  accept: 'regrade.change-accept',
  'leave-total': 'regrade.change-leave-total',
  'full-marks': 'regrade.change-full-marks',
  weigh: 'regrade.change-weigh',
} as const

/** What a correction does, in a few words. */
export function ChangeWords({ change }: { change: Change }) {
  const t = useT('exams')
  const format = useFormat()
  const points = change.kind === 'weigh' ? format.number(asNumber(change.points), { maximumFractionDigits: 2 }) : ''
  return <>{t(CHANGES[change.kind === 'drop' ? change.how : change.kind], { points })}</>
}

const STATES = {
  previewing: 'regrade.state-previewing',
  previewed: 'regrade.state-previewed',
  discarded: 'regrade.state-discarded',
  applying: 'regrade.state-applying',
  applied: 'regrade.state-applied',
  undoing: 'regrade.state-undoing',
  undone: 'regrade.state-undone',
  failed: 'regrade.state-failed',
} as const

const TONES: Record<keyof typeof STATES, TagProps['tone']> = {
  previewing: 'info',
  previewed: 'warn',
  discarded: 'neutral',
  applying: 'accent',
  applied: 'success',
  undoing: 'accent',
  undone: 'neutral',
  failed: 'danger',
}

export function RegradeStateTag({ regrade }: { regrade: Pick<RegradeSummary, 'state' | 'job'> }) {
  const t = useT('exams')
  const state = regrade.job?.state === 'failed' ? 'failed' : regrade.state
  return <Tag tone={TONES[state]}>{t(STATES[state])}</Tag>
}

/** Points and share of a result: “7 of 10 · 70 %”. */
export function MarkWords({ of }: { of: { mark: string; maxMark: string; share: string } }) {
  const t = useT('exams')
  const format = useFormat()
  const number = (text: string) => format.number(asNumber(text), { maximumFractionDigits: 2 })
  return (
    <>
      {format.percent(asNumber(of.share), 1)}{' '}
      <span className="meta">{t('result.of', { mark: number(of.mark), maxMark: number(of.maxMark) })}</span>
    </>
  )
}
