import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { deactivatePerson } from '~/areas/identity/deactivate-person.server'
import { Confirmation } from '~/areas/identity/ui/confirmation'
import { viewPerson } from '~/areas/identity/view-member.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { person } = await viewPerson(ctx, args.params.person ?? '')
  const t = translator(args.context.locale, 'identity')
  return {
    title: t('deactivation.title', { name: person.name }),
    breadcrumbs: [
      { label: t('organisations.title'), href: '/admin/organisations' },
      { label: person.name, href: `/admin/people/${person.personId}` },
      { label: t('deactivation.submit') },
    ],
    personId: person.personId,
    name: person.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const { person } = await viewPerson(ctx, args.params.person ?? '')
  await deactivatePerson(ctx, person.personId)
  const message = translator(args.context.locale, 'identity')('deactivation.done', { name: person.name })
  return redirectWithToast(`/admin/people/${person.personId}`, { kind: 'success', message })
}

export default function DeactivationPage() {
  const { personId, name } = useLoaderData<typeof loader>()
  const t = useT('identity')
  return (
    <Confirmation
      title={t('deactivation.title', { name })}
      text={t('deactivation.text', { name })}
      submit={t('deactivation.submit')}
      keep={t('deactivation.keep')}
      keepHref={`/admin/people/${personId}`}
    />
  )
}
