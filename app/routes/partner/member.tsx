import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changeRoles } from '~/areas/identity/change-roles.server'
import { rolesOf } from '~/areas/identity/roles'
import { rolesSchema } from '~/areas/identity/schema'
import { DepartureCard } from '~/areas/identity/ui/departure-card'
import { RolesCard } from '~/areas/identity/ui/roles-card'
import { viewMember } from '~/areas/identity/view-member.server'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { organisationId } = requirePerson(ctx)
  const view = await viewMember(ctx, { organisationId, personId: args.params.person ?? '' })
  const t = translator(args.context.locale, 'identity')
  return {
    title: view.member.name,
    breadcrumbs: [{ label: t('people.title'), href: '/company/people' }, { label: view.member.name }],
    ...view,
    offered: rolesOf(view.organisation.kind),
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const { organisationId } = requirePerson(ctx)
  const personId = args.params.person ?? ''
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: rolesSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { member } = await viewMember(ctx, { organisationId, personId })
  await changeRoles(ctx, { organisationId, personId, roles: submission.value.roles })
  const message = t('member.roles-saved', { name: member.name })
  return redirectWithToast(`/company/people/${personId}`, { kind: 'success', message })
}

export default function MemberPage() {
  const { member, organisation, offered, isSelf, mayEnd } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('identity')
  const format = useFormat()
  return (
    <>
      <PageHead
        title={<span dir="auto">{member.name}</span>}
        lead={
          <>
            <bdi>{member.email}</bdi> · {t('member.since', { date: format.dateLong(member.joinedAt) })}
          </>
        }
      />
      <div className="stack stack-lg">
        <RolesCard
          id="roles"
          organisationName={organisation.name}
          offered={offered}
          roles={member.roles}
          reply={answer?.reply}
          isSelf={isSelf}
        />
        {mayEnd && (
          <DepartureCard organisationName={organisation.name} href={`/company/people/${member.personId}/departure`} />
        )}
      </div>
    </>
  )
}
