import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextArea } from '~/ui/text-area'

/** Asks why a clock is stopped; the people concerned read it. */
export function PauseForm(props: { title: string; lead: string; back: string; reason: string; isMissing: boolean }) {
  const { title, lead, back, reason, isMissing } = props
  const t = useT('examine')
  const error = isMissing ? t('pause.reason-missing') : undefined
  return (
    <>
      <PageHead title={title} lead={lead} />
      <form method="post" className="stack" noValidate>
        {error && <ErrorSummary errors={[{ id: 'reason', message: error }]} />}
        <TextArea
          name="reason"
          label={t('pause.reason')}
          help={t('pause.reason-help')}
          rows={3}
          required
          error={error}
          defaultValue={reason}
        />
        <FormActions>
          <Button variant="danger-solid">{t('pause.submit')}</Button>
          <ButtonLink href={back}>{t('pause.keep')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
