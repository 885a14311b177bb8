import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listCertifications } from '~/areas/certifications/certification-definitions.server'
import { viewExamined } from '~/areas/exams/examined/view-examined.server'
import { ExaminedPage } from '~/areas/exams/ui/examine/exam-page'
import { contextOf } from '~/platform/request.server'
import { examCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const certifications = (await listCertifications(ctx)).map(({ slug }) => slug)
  const view = await viewExamined(ctx, args.params.exam ?? '', certifications)
  const title = view.published?.exam.title ?? view.draft?.fields.title ?? view.slug
  return { title, breadcrumbs: examCrumbs(args.context.locale, { slug: view.slug, title }), view }
}

export default function ExaminedExamPage() {
  const { view, title } = useLoaderData<typeof loader>()
  return <ExaminedPage view={view} title={title} />
}
