import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { removalSchema, removeAccommodation } from '~/areas/exams/accommodations/remove-accommodation.server'
import { viewAccommodation } from '~/areas/exams/accommodations/view-accommodations.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { PageHead } from '~/ui/page-head'
import { ReasonForm } from '~/ui/reason-form'

export async function loader(args: LoaderFunctionArgs) {
  const { person } = await viewAccommodation(contextOf(args), args.params.person ?? '')
  const t = translator(args.context.locale, 'examine')
  const href = `/examine/accommodations/${person.personId}`
  return {
    title: t('time.remove-title', { name: person.name }),
    breadcrumbs: [
      { label: t('time.title'), href: '/examine/accommodations' },
      { label: person.name, href },
      { label: t('time.remove') },
    ],
    name: person.name,
    back: href,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const personId = args.params.person ?? ''
  await viewAccommodation(ctx, personId)
  const reason = String((await args.request.formData()).get('reason') ?? '')
  const input = removalSchema.safeParse({ personId, reason })
  if (!input.success) return data({ reason }, { status: 422 })
  await removeAccommodation(ctx, input.data)
  const message = translator(args.context.locale, 'examine')('time.removed')
  return redirectWithToast(`/examine/accommodations/${personId}`, { kind: 'success', message })
}

export default function AccommodationRemoval() {
  const { name, back } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT('examine')
  const error = answer ? t('time.reason-missing') : undefined
  return (
    <>
      <PageHead title={t('time.remove-title', { name })} lead={t('time.remove-lead')} />
      <ReasonForm
        label={t('time.reason')}
        help={t('time.reason-help')}
        reason={answer && 'reason' in answer ? answer.reason : ''}
        problem={error}
        confirm={t('time.remove')}
        keep={t('time.keep')}
        back={back}
      />
    </>
  )
}
