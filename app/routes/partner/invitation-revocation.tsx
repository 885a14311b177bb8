import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findInvitation } from '~/areas/identity/list-invitations.server'
import { revokeInvitation } from '~/areas/identity/revoke-invitation.server'
import { Confirmation } from '~/areas/identity/ui/confirmation'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { organisationId } = requirePerson(ctx)
  const { name, email } = await findInvitation(ctx, { id: args.params.invitation ?? '', organisationId })
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('revocation.title', { name }),
    breadcrumbs: [{ label: t('people.title'), href: '/company/people' }, { label: t('invitations.revoke') }],
    name,
    email,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const { organisationId } = requirePerson(ctx)
  const { name } = await revokeInvitation(ctx, { invitationId: args.params.invitation ?? '', organisationId })
  const message = translator(args.context.locale, 'identity')('revocation.done', { name })
  return redirectWithToast('/company/people', { kind: 'success', message })
}

export default function RevocationPage() {
  const { name, email } = useLoaderData<typeof loader>()
  const t = useT('identity')
  return (
    <Confirmation
      title={t('revocation.title', { name })}
      text={t('revocation.text', { email })}
      submit={t('revocation.submit')}
      keep={t('revocation.keep')}
      keepHref="/company/people"
    />
  )
}
