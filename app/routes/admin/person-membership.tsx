import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeRoles } from '~/areas/identity/change-roles.server'
import { administeredOrganisation } from '~/areas/identity/organisation-by-slug.server'
import { rolesOf } from '~/areas/identity/roles'
import { rolesSchema } from '~/areas/identity/schema'
import { RolesCard } from '~/areas/identity/ui/roles-card'
import { viewMember } from '~/areas/identity/view-member.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const view = await viewMember(ctx, { organisationId: organisation.id, personId: args.params.person ?? '' })
  const t = translator(args.context.locale, 'identity')
  return {
    title: view.member.name,
    breadcrumbs: [
      { label: t('organisations.title'), href: '/admin/organisations' },
      { label: organisation.name, href: `/admin/organisations/${organisation.slug}` },
      { label: view.member.name, href: `/admin/people/${view.member.personId}` },
      { label: t('people.roles') },
    ],
    ...view,
    offered: rolesOf(organisation.kind),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const personId = args.params.person ?? ''
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: rolesSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { member } = await viewMember(ctx, { organisationId: organisation.id, personId })
  await changeRoles(ctx, { organisationId: organisation.id, personId, roles: submission.value.roles })
  const message = t('member.roles-saved', { name: member.name })
  return redirectWithToast(`/admin/people/${personId}`, { kind: 'success', message })
}

export default function PersonMembershipPage() {
  const { member, organisation, offered, isSelf } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead title={<span dir="auto">{member.name}</span>} lead={<bdi>{member.email}</bdi>} />
      <RolesCard
        id="roles"
        organisationName={organisation.name}
        offered={offered}
        roles={member.roles}
        reply={answer?.reply}
        isSelf={isSelf}
      />
    </>
  )
}
