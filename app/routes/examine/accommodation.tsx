import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { accommodationSchema, setAccommodation } from '~/areas/exams/accommodations/set-accommodation.server'
import { viewAccommodation } from '~/areas/exams/accommodations/view-accommodations.server'
import { AccommodationPage, type AccommodationTrouble } from '~/areas/exams/ui/examine/accommodation-page'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewAccommodation(contextOf(args), args.params.person ?? '')
  const t = translator(args.context.locale, 'examine')
  return {
    title: t('time.person-title', { name: view.person.name }),
    breadcrumbs: [{ label: t('time.title'), href: '/examine/accommodations' }, { label: view.person.name }],
    view,
  }
}

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const personId = args.params.person ?? ''
  await viewAccommodation(ctx, personId)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = {
    factor: text('factor'),
    minutes: text('minutes'),
    untimed: form.get('untimed') === 'on',
    reason: text('reason'),
  }
  const input = accommodationSchema.safeParse({
    personId,
    factor: typed.factor,
    extraMinutes: typed.minutes === '' ? 0 : Number(typed.minutes),
    untimed: typed.untimed,
    reason: typed.reason,
  })
  if (!input.success) {
    const paths = input.error.issues.map(({ path }) => path[0])
    const trouble: AccommodationTrouble = {
      ...typed,
      problems: [
        ...(paths.includes('extraMinutes') ? (['minutes'] as const) : []),
        ...(paths.includes('reason') ? (['reason'] as const) : []),
      ],
    }
    return data(trouble, { status: 422 })
  }
  const { moved } = await setAccommodation(ctx, input.data)
  const message = translator(args.context.locale, 'examine')('time.done', { count: moved })
  return redirectWithToast(`/examine/accommodations/${personId}`, { kind: 'success', message })
}

export default function AccommodationOfPerson() {
  const { view } = useLoaderData<typeof loader>()
  return <AccommodationPage view={view} trouble={useActionData<typeof action>() ?? null} />
}
