import { useT } from '~/i18n'
import { PageHead } from '~/ui/page-head'
import { ReasonForm } from '~/ui/reason-form'

/** Asks why a clock is stopped; the people concerned read it. */
export function PauseForm(props: { title: string; lead: string; back: string; reason: string; isMissing: boolean }) {
  const { title, lead, back, reason, isMissing } = props
  const t = useT('examine')
  const error = isMissing ? t('pause.reason-missing') : undefined
  return (
    <>
      <PageHead title={title} lead={lead} />
      <ReasonForm
        label={t('pause.reason')}
        help={t('pause.reason-help')}
        reason={reason}
        problem={error}
        confirm={t('pause.submit')}
        keep={t('pause.keep')}
        back={back}
      />
    </>
  )
}
