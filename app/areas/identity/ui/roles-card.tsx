import { type SubmissionResult, useForm } from '@conform-to/react'
import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { ErrorSummary } from '~/ui/error-summary'
import { checkboxGroupProps, summaryOf } from '~/ui/field-props'
import { FormActions } from '~/ui/form-actions'
import { RoleChoice } from './role-choice'

export type RolesCardProps = {
  id: string
  organisationName: string
  offered: readonly Role[]
  roles: readonly Role[]
  /** where the form goes; the page itself when left out */
  action?: string
  reply?: SubmissionResult<string[]> | null
  isSelf: boolean
  footer?: ReactNode
}

/** The roles of one member in one organisation, to change. */
export function RolesCard({ id, organisationName, offered, roles, action, reply, isSelf, footer }: RolesCardProps) {
  const t = useT('identity')
  const [, fields] = useForm<{ roles: string[] }>({
    id: `${id}-form`,
    lastResult: reply,
    defaultValue: { roles: [...roles] },
  })
  const choice = checkboxGroupProps(fields.roles)
  return (
    <Card
      id={id}
      title={<span dir="auto">{t('member.roles', { organisation: organisationName })}</span>}
      note={t('member.roles-note')}
      padded
      footer={footer}
    >
      <ErrorSummary id={`${id}-errors`} errors={summaryOf([fields.roles])} />
      <form method="post" action={action} className="stack" noValidate data-unsaved="">
        <RoleChoice
          id={choice.id}
          label={t('people.roles')}
          offered={offered}
          chosen={choice.defaultValue}
          error={choice.error}
        />
        {isSelf && <p className="help">{t('member.own')}</p>}
        <FormActions>
          <Button variant="primary">{t('member.save-roles')}</Button>
        </FormActions>
      </form>
    </Card>
  )
}
