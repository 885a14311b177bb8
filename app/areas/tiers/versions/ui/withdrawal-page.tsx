import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'
import { ReasonForm } from '~/ui/reason-form'
import { useDates } from '../../ui/words'

export type WithdrawalView = { track: string; hash: string; effectiveAt: number }

/** Takes a version back before its day, with the reason that stays beside it. */
export function WithdrawalPage(props: { view: WithdrawalView; trouble: { reason: string; problem: string } | null }) {
  const { view, trouble } = props
  const t = useT('rulebook')
  const dates = useDates()
  return (
    <>
      <PageHead
        eyebrow={<bdi className="mono">{view.hash.slice(0, 12)}</bdi>}
        title={t('withdrawal.head', { date: dates.long(view.effectiveAt) })}
        lead={t('withdrawal.lead')}
      />
      <Card padded className="confirmation">
        <ReasonForm
          label={t('withdrawal.reason')}
          help={t('withdrawal.reason-help')}
          reason={trouble?.reason}
          problem={trouble?.problem}
          confirm={t('withdrawal.confirm')}
          keep={t('withdrawal.keep')}
          back={`/programme/rules/${view.track}`}
        />
      </Card>
    </>
  )
}
