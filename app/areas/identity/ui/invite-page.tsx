import type { SubmissionResult } from '@conform-to/react'
import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import type { InvitationView } from '../list-invitations.server'
import { InvitationsCard } from './invitations-card'
import { InviteFields } from './invite-fields'

export type InvitePageProps = {
  organisation: { id: string; name: string }
  offered: readonly Role[]
  locale: string
  locales: readonly { value: string; label: string }[]
  invitations: readonly InvitationView[]
  reply?: SubmissionResult<string[]> | null
  backHref: string
  revocationHref: (invitation: InvitationView) => string
}

/** The form of the invitation dialog as a page of its own: without JavaScript, and when something must change. */
export function InvitePage({
  organisation,
  offered,
  locale,
  locales,
  invitations,
  reply,
  backHref,
  revocationHref,
}: InvitePageProps) {
  const t = useT('identity')
  return (
    <>
      <PageHead title={t('invite.title', { organisation: organisation.name })} lead={t('invite.lead')} />
      <div className="stack stack-lg">
        <Card padded>
          <form method="post" className="stack" noValidate>
            <InviteFields offered={offered} locales={locales} locale={locale} reply={reply} />
            <FormActions>
              <Button variant="primary">{t('invite.submit')}</Button>
              <ButtonLink href={backHref}>{t('invite.back')}</ButtonLink>
            </FormActions>
          </form>
        </Card>
        <InvitationsCard organisationId={organisation.id} invitations={invitations} revocationHref={revocationHref} />
      </div>
    </>
  )
}
