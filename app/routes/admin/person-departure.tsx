import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endMembership } from '~/areas/identity/end-membership.server'
import { administeredOrganisation } from '~/areas/identity/organisation-by-slug.server'
import { departureSchema } from '~/areas/identity/schema'
import { DeparturePage } from '~/areas/identity/ui/departure-page'
import { viewMember } from '~/areas/identity/view-member.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const { member } = await viewMember(ctx, { organisationId: organisation.id, personId: args.params.person ?? '' })
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('departure.title', { name: member.name }),
    breadcrumbs: [
      { label: t('organisations.title'), href: '/admin/organisations' },
      { label: organisation.name, href: `/admin/organisations/${organisation.slug}` },
      { label: member.name, href: `/admin/people/${member.personId}` },
      { label: t('departure.submit') },
    ],
    personId: member.personId,
    name: member.name,
    organisationName: organisation.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const organisation = await administeredOrganisation(ctx, args.params.organisation)
  const personId = args.params.person ?? ''
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: departureSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { member } = await viewMember(ctx, { organisationId: organisation.id, personId })
  await endMembership(ctx, { organisationId: organisation.id, personId, reason: submission.value.reason })
  const message = t('departure.done', { name: member.name, organisation: organisation.name })
  return redirectWithToast(`/admin/people/${personId}`, { kind: 'success', message })
}

export default function PersonDeparturePage() {
  const { personId, name, organisationName } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <DeparturePage
      name={name}
      organisationName={organisationName}
      keepHref={`/admin/people/${personId}`}
      reply={answer?.reply}
    />
  )
}
