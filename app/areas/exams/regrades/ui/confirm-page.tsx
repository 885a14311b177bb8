import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { ErrorSummary } from '~/ui/error-summary'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { TextArea } from '~/ui/text-area'
import { REGRADE_REASON } from '../regrade-state'

export type ConfirmPageProps = {
  regradeId: string
  title: ReactNode
  /** What will follow, one line each. */
  follows: readonly string[]
  confirm: ReactNode
  reason?: string | undefined
  problem?: string | undefined
  /** The preview that was seen. */
  preview?: string
}

/** Names what will change, and asks why: every learner concerned reads it. */
export function ConfirmPage(props: ConfirmPageProps) {
  const { regradeId, title, follows, confirm, reason, problem, preview } = props
  const t = useT('exams')
  return (
    <>
      <PageHead title={title} lead={t('regrade.confirm-lead')} />
      <form method="post" className="stack" noValidate>
        {problem && <ErrorSummary errors={[{ id: 'reason', message: problem }]} />}
        <ul className="list-disc ps-5 stack stack-sm">
          {follows.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {preview !== undefined && <input type="hidden" name="preview" value={preview} />}
        <TextArea
          name="reason"
          label={t('regrade.reason')}
          help={t('regrade.reason-help', REGRADE_REASON)}
          rows={4}
          required
          error={problem}
          defaultValue={reason ?? ''}
        />
        <FormActions>
          <Button variant="danger-solid">{confirm}</Button>
          <ButtonLink href={`/examine/regrades/${regradeId}`}>{t('regrade.cancel')}</ButtonLink>
        </FormActions>
      </form>
    </>
  )
}
