import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveRatings } from '~/areas/exams/panels/save-ratings.server'
import { RatingsPage } from '~/areas/exams/panels/ui/ratings-page'
import { viewRatings } from '~/areas/exams/panels/view-ratings.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewRatings(contextOf(args), args.params.panel ?? '')
  const panels = translator(args.context.locale, 'statistics')('panels.title')
  return {
    title: view.title,
    breadcrumbs: [{ label: panels, href: '/examine/panels' }, { label: view.title }],
    view,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { panel = '' } = args.params
  const form = await args.request.formData()
  const typed = new Map(
    [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
  )
  const { problems, handedIn, rated } = await saveRatings(contextOf(args), {
    ...{ panel, typed },
    handsIn: form.get('hand-in') !== null,
  })
  if (problems.length > 0) return data({ typed: Object.fromEntries(typed), problems }, { status: 422 })
  const t = translator(args.context.locale, 'statistics')
  return redirectWithToast(`/examine/panels/${panel}/ratings`, {
    kind: 'success',
    message: handedIn ? t('ratings.done') : t('ratings.saved', { count: rated }),
  })
}

export default function Ratings() {
  return <RatingsPage view={useLoaderData<typeof loader>().view} reply={useActionData<typeof action>()} />
}
