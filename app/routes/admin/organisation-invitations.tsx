import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { invitePerson } from '~/areas/identity/invite-person.server'
import { inviteRefusal } from '~/areas/identity/invite-refusal'
import { listInvitations } from '~/areas/identity/list-invitations.server'
import { administeredOrganisation } from '~/areas/identity/organisation-by-slug.server'
import { rolesOf } from '~/areas/identity/roles'
import { inviteSchema } from '~/areas/identity/schema'
import { InvitePage } from '~/areas/identity/ui/invite-page'
import { localeCodes, locales, translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('people.invite'),
    breadcrumbs: [
      { label: t('organisations.title'), href: '/admin/organisations' },
      { label: organisation.name, href: `/admin/organisations/${organisation.slug}` },
      { label: t('people.invite') },
    ],
    organisation,
    offered: rolesOf(organisation.kind),
    locale: args.context.locale,
    locales: locales.map(({ code, name }) => ({ value: code, label: name })),
    invitations: await listInvitations(ctx, organisation.id),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: inviteSchema(t, localeCodes) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const outcome = await invitePerson(ctx, { ...submission.value, organisationId: organisation.id })
  if (outcome.kind === 'invited') {
    const { name, email } = submission.value
    return redirectWithToast(`/admin/organisations/${organisation.slug}`, {
      kind: 'success',
      message: t('invite.sent', { name, email }),
    })
  }
  const { message, status } = inviteRefusal(t, outcome, ctx.now)
  return data({ reply: submission.reply({ fieldErrors: { email: [message] } }) }, { status })
}

export default function OrganisationInvitationsPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const href = `/admin/organisations/${page.organisation.slug}`
  return (
    <InvitePage
      {...page}
      reply={answer?.reply}
      backHref={href}
      revocationHref={({ id }) => `${href}/invitations/${id}/revocation`}
    />
  )
}
