import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findInvitation } from '~/areas/identity/list-invitations.server'
import { administeredOrganisation } from '~/areas/identity/organisation-by-slug.server'
import { revokeInvitation } from '~/areas/identity/revoke-invitation.server'
import { Confirmation } from '~/areas/identity/ui/confirmation'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const { name, email } = await findInvitation(ctx, {
    id: args.params.invitation ?? '',
    organisationId: organisation.id,
  })
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('revocation.title', { name }),
    breadcrumbs: [
      { label: t('organisations.title'), href: '/admin/organisations' },
      { label: organisation.name, href: `/admin/organisations/${organisation.slug}` },
      { label: t('invitations.revoke') },
    ],
    slug: organisation.slug,
    name,
    email,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const { name } = await revokeInvitation(ctx, {
    invitationId: args.params.invitation ?? '',
    organisationId: organisation.id,
  })
  const message = translator(args.context.locale, 'identity')('revocation.done', { name })
  return redirectWithToast(`/admin/organisations/${organisation.slug}`, { kind: 'success', message })
}

export default function OrganisationRevocationPage() {
  const { slug, name, email } = useLoaderData<typeof loader>()
  const t = useT('identity')
  return (
    <Confirmation
      title={t('revocation.title', { name })}
      text={t('revocation.text', { email })}
      submit={t('revocation.submit')}
      keep={t('revocation.keep')}
      keepHref={`/admin/organisations/${slug}`}
    />
  )
}
