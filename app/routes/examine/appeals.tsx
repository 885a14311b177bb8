import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAppeals } from '~/areas/exams/appeals/list-appeals.server'
import { AppealsPage } from '~/areas/exams/appeals/ui/appeals-page'
import { examAskedFor } from '~/areas/exams/examined/named-exam.server'
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
  const which = searchParams.get('which') === 'decided' ? 'decided' : 'open'
  const page = pageNumber(searchParams)
  const exam = await examAskedFor(ctx, searchParams)
  const title = translator(locale, 'exams')('appeals.title')
  return {
    title,
    breadcrumbs: roomCrumbs(locale, exam, { label: title }),
    exam,
    which,
    page,
    list: await listAppeals(ctx, { which, page, examId: exam?.id ?? null }),
  } as const
}

export default function Appeals() {
  const { which, page, list, exam } = useLoaderData<typeof loader>()
  return <AppealsPage which={which === 'decided' ? 'decided' : 'open'} page={page} list={list} exam={exam} />
}
