import type { SubmissionResult } from '@conform-to/react'
import { useForm } from '@conform-to/react'
import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { ErrorSummary } from '~/ui/error-summary'
import { checkboxGroupProps, fieldProps, summaryOf } from '~/ui/field-props'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { RoleChoice } from './role-choice'

export type InviteFieldsProps = {
  offered: readonly Role[]
  locales: readonly { value: string; label: string }[]
  locale: string
  reply?: SubmissionResult<string[]> | null
}

type InviteForm = { name: string; email: string; roles: string[]; locale: string }

/** Whom to invite, as what, and in which language; the form around it posts to the invitations. */
export function InviteFields({ offered, locales, locale, reply }: InviteFieldsProps) {
  const t = useT('identity')
  const [, fields] = useForm<InviteForm>({
    id: 'invite',
    lastResult: reply,
    defaultValue: { locale, roles: ['learner'] },
  })
  const roles = checkboxGroupProps(fields.roles)
  return (
    <>
      <ErrorSummary id="invite-errors" errors={summaryOf([fields.name, fields.email, fields.roles, fields.locale])} />
      <TextField {...fieldProps(fields.name)} label={t('invite.name')} autoComplete="off" required />
      <TextField {...fieldProps(fields.email)} label={t('invite.email')} type="email" autoComplete="off" required />
      <RoleChoice
        id={roles.id}
        label={t('invite.roles')}
        offered={offered}
        chosen={roles.defaultValue}
        error={roles.error}
      />
      <Select {...fieldProps(fields.locale)} label={t('invite.language')} options={locales} />
    </>
  )
}
