import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PanelPage } from '~/areas/exams/panels/ui/panel-page'
import { viewPanel } from '~/areas/exams/panels/view-panel.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewPanel(contextOf(args), args.params.panel ?? '')
  const panels = translator(args.context.locale, 'statistics')('panels.title')
  return {
    title: view.title,
    breadcrumbs: [{ label: panels, href: '/examine/panels' }, { label: view.title }],
    view,
  }
}

export default function Panel() {
  return <PanelPage view={useLoaderData<typeof loader>().view} />
}
