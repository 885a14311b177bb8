import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { examAskedFor } from '~/areas/exams/examined/named-exam.server'
import { listMarking } from '~/areas/exams/marking/list-marking.server'
import { MarkingQueuePage } from '~/areas/exams/marking/ui/marking-queue-page'
import { mayMark } from '~/areas/exams/policy'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayMark(ctx.actor))
  const { locale } = args.context
  const { searchParams } = new URL(args.request.url)
  const by = searchParams.get('by') === 'attempt' ? 'attempt' : 'question'
  const page = pageNumber(searchParams)
  const exam = await examAskedFor(ctx, searchParams)
  const title = translator(locale, 'exams')('marking.title')
  return {
    title,
    breadcrumbs: roomCrumbs(locale, exam, { label: title }),
    page,
    exam,
    queue: await listMarking(ctx, { by, page, exam: exam?.slug ?? null }),
  }
}

export default function Marking() {
  const { queue, page, exam } = useLoaderData<typeof loader>()
  return <MarkingQueuePage queue={queue} page={page} exam={exam} />
}
