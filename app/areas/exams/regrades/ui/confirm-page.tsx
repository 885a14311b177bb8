import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { PageHead } from '~/ui/page-head'
import { ReasonForm } from '~/ui/reason-form'
import { REGRADE_REASON } from '../regrade-state'

type ConfirmPageProps = {
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
      <ReasonForm
        label={t('regrade.reason')}
        help={t('regrade.reason-help', REGRADE_REASON)}
        reason={reason}
        problem={problem}
        confirm={confirm}
        keep={t('regrade.cancel')}
        back={`/examine/regrades/${regradeId}`}
      >
        <ul className="list-disc ps-5 stack stack-sm">
          {follows.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {preview !== undefined && <input type="hidden" name="preview" value={preview} />}
      </ReasonForm>
    </>
  )
}
