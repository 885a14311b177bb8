import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAccommodations } from '~/areas/exams/accommodations/view-accommodations.server'
import { AccommodationList } from '~/areas/exams/ui/examine/accommodations'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const title = translator(args.context.locale, 'examine')('time.title')
  const search = (new URL(args.request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
  return { title, breadcrumbs: [{ label: title }], search, ...(await listAccommodations(contextOf(args), search)) }
}

export default function Accommodations() {
  const { granted, found, search } = useLoaderData<typeof loader>()
  return <AccommodationList granted={granted} found={found} search={search} />
}
