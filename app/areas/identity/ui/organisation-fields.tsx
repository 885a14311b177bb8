import { type SubmissionResult, useForm } from '@conform-to/react'
import { useLocale, useT } from '~/i18n'
import { ErrorSummary } from '~/ui/error-summary'
import { fieldProps, summaryOf } from '~/ui/field-props'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { countryOptions } from '../countries'

type OrganisationForm = { name: string; region: string; country: string }

export type OrganisationFieldsProps = {
  reply?: SubmissionResult<string[]> | null
  defaults?: { name: string; region: string | null; country: string | null }
}

/** Name and place of an organisation; the form around it adds one or saves one. */
export function OrganisationFields({ reply, defaults }: OrganisationFieldsProps) {
  const t = useT('identity')
  const locale = useLocale()
  const [, fields] = useForm<OrganisationForm>({
    id: 'organisation',
    lastResult: reply,
    defaultValue: {
      name: defaults?.name,
      region: defaults?.region ?? undefined,
      country: defaults?.country ?? undefined,
    },
  })
  return (
    <>
      <ErrorSummary errors={summaryOf([fields.name, fields.region, fields.country])} />
      <TextField {...fieldProps(fields.name)} label={t('new-organisation.name')} autoComplete="off" required />
      <TextField
        {...fieldProps(fields.region)}
        label={t('new-organisation.region')}
        help={t('new-organisation.region-help')}
        optional
      />
      <Select
        {...fieldProps(fields.country)}
        label={t('new-organisation.country')}
        placeholder={t('new-organisation.no-country')}
        options={countryOptions(locale)}
        optional
      />
    </>
  )
}
