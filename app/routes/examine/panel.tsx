import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PanelPage } from '~/areas/exams/panels/ui/panel-page'
import { viewPanel } from '~/areas/exams/panels/view-panel.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewPanel(contextOf(args), args.params.panel ?? '')
  const { locale } = args.context
  const panels = translator(locale, 'statistics')('panels.title')
  const exam = view.subject.kind === 'exam' ? view.subject : null
  return {
    title: view.title,
    breadcrumbs: roomCrumbs(
      locale,
      exam,
      { label: panels, href: narrowed('/examine/panels', exam) },
      { label: view.title },
    ),
    view,
  }
}

export default function Panel() {
  return <PanelPage view={useLoaderData<typeof loader>().view} />
}
