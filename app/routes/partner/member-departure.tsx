import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { endMembership } from '~/areas/identity/end-membership.server'
import { departureSchema } from '~/areas/identity/schema'
import { DeparturePage } from '~/areas/identity/ui/departure-page'
import { viewMember } from '~/areas/identity/view-member.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { organisationId } = requirePerson(ctx)
  const { member, organisation } = await viewMember(ctx, { organisationId, personId: args.params.person ?? '' })
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('departure.title', { name: member.name }),
    breadcrumbs: [
      { label: t('people.title'), href: '/company/people' },
      { label: member.name, href: `/company/people/${member.personId}` },
      { label: t('departure.submit') },
    ],
    personId: member.personId,
    name: member.name,
    organisationName: organisation.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const { organisationId } = requirePerson(ctx)
  const personId = args.params.person ?? ''
  const t = translator(args.context.locale, 'identity')
  const submission = parseWithZod(await args.request.formData(), { schema: departureSchema(t) })
  if (submission.status !== 'success') return data({ reply: submission.reply() }, { status: 422 })
  const { member, organisation } = await viewMember(ctx, { organisationId, personId })
  await endMembership(ctx, { organisationId, personId, reason: submission.value.reason })
  const message = t('departure.done', { name: member.name, organisation: organisation.name })
  return redirectWithToast('/company/people', { kind: 'success', message })
}

export default function MemberDeparturePage() {
  const { personId, name, organisationName } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <DeparturePage
      name={name}
      organisationName={organisationName}
      keepHref={`/company/people/${personId}`}
      reply={answer?.reply}
    />
  )
}
