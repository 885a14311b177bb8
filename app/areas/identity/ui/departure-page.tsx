import { type SubmissionResult, useForm } from '@conform-to/react'
import { useT } from '~/i18n'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'
import { TextField } from '~/ui/text-field'
import { Confirmation } from './confirmation'

export type DeparturePageProps = {
  name: string
  organisationName: string
  keepHref: string
  reply?: SubmissionResult<string[]> | null
}

/** Asks before a membership ends, and why it does. */
export function DeparturePage({ name, organisationName, keepHref, reply }: DeparturePageProps) {
  const t = useT('identity')
  const [, fields] = useForm<{ reason: string }>({ id: 'departure', lastResult: reply })
  return (
    <Confirmation
      title={t('departure.title', { name })}
      text={t('departure.text', { name, organisation: organisationName })}
      submit={t('departure.submit')}
      keep={t('departure.keep')}
      keepHref={keepHref}
    >
      <ErrorSummary errors={summaryOf([fields.reason])} />
      <TextField
        {...fieldProps(fields.reason)}
        label={t('departure.reason')}
        help={t('departure.reason-help')}
        optional
      />
    </Confirmation>
  )
}
