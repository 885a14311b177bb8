import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listPanels } from '~/areas/exams/panels/list-panels.server'
import { PanelsPage } from '~/areas/exams/panels/ui/panels-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const title = translator(args.context.locale, 'statistics')('panels.title')
  return { title, breadcrumbs: [{ label: title }], ...(await listPanels(contextOf(args))) }
}

export default function Panels() {
  const { panels, mayRun } = useLoaderData<typeof loader>()
  return <PanelsPage panels={panels} mayRun={mayRun} />
}
