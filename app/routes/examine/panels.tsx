import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { examAskedFor } from '~/areas/exams/examined/named-exam.server'
import { listPanels } from '~/areas/exams/panels/list-panels.server'
import { PanelsPage } from '~/areas/exams/panels/ui/panels-page'
import { mayViewStatistics } from '~/areas/exams/policy'
import { translator } from '~/i18n/translator.server'
import { authorise } from '~/platform/policy'
import { contextOf, requirePerson } from '~/platform/request.server'
import { roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayViewStatistics(requirePerson(ctx)))
  const { locale } = args.context
  const title = translator(locale, 'statistics')('panels.title')
  const exam = await examAskedFor(ctx, new URL(args.request.url).searchParams)
  const list = await listPanels(ctx, { exam: exam?.slug ?? null })
  return { title, breadcrumbs: roomCrumbs(locale, list.mayRun ? exam : null, { label: title }), exam, ...list }
}

export default function Panels() {
  const { panels, mayRun, exam } = useLoaderData<typeof loader>()
  return <PanelsPage panels={panels} mayRun={mayRun} exam={exam} />
}
