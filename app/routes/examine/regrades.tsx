import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { examAskedFor } from '~/areas/exams/examined/named-exam.server'
import { mayRegrade } from '~/areas/exams/policy'
import { listRegrades } from '~/areas/exams/regrades/list-regrades.server'
import { RegradesPage } from '~/areas/exams/regrades/ui/regrades-page'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { roomCrumbs } from './exam-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayRegrade(ctx.actor))
  const { locale } = args.context
  const title = translator(locale, 'exams')('regrade.title')
  const { searchParams } = new URL(args.request.url)
  const exam = await examAskedFor(ctx, searchParams)
  return {
    title,
    breadcrumbs: roomCrumbs(locale, exam, { label: title }),
    exam,
    list: await listRegrades(ctx, { page: pageNumber(searchParams), examId: exam?.id ?? null }),
  }
}

export default function Regrades() {
  const { list, exam } = useLoaderData<typeof loader>()
  return <RegradesPage list={list} exam={exam} />
}
