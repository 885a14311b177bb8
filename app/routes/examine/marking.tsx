import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listMarking } from '~/areas/exams/marking/list-marking.server'
import { MarkingQueuePage } from '~/areas/exams/marking/ui/marking-queue-page'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const { searchParams } = new URL(args.request.url)
  const by = searchParams.get('by') === 'attempt' ? 'attempt' : 'question'
  const page = pageNumber(searchParams)
  const title = translator(args.context.locale, 'exams')('marking.title')
  return { title, breadcrumbs: [{ label: title }], page, queue: await listMarking(contextOf(args), { by, page }) }
}

export default function Marking() {
  const { queue, page } = useLoaderData<typeof loader>()
  return <MarkingQueuePage queue={queue} page={page} />
}
