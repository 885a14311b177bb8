import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { holdingsOf } from '~/areas/certifications/held-certifications.server'
import { listExams } from '~/areas/exams/delivery/list-exams.server'
import { ExamList } from '~/areas/exams/ui/exam-list'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { namesOfRequirements } from './names-of-requirements.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { personId } = requirePerson(ctx)
  const exams = await listExams(ctx, { certifications: await holdingsOf(ctx, personId) })
  const names = await namesOfRequirements(
    ctx,
    exams.map(({ courses, requires }) => ({ courses, requires: requires.courses })),
  )
  const title = translator(args.context.locale, 'exams')('list.title')
  return { title, breadcrumbs: [{ label: title }], exams, names }
}

export default function Exams() {
  return <ExamList {...useLoaderData<typeof loader>()} />
}
