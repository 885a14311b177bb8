import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { VersionPage } from '~/areas/questions/bank/ui/version-page'
import { readVersionNumber } from '~/areas/questions/bank/version-number'
import { viewVersion } from '~/areas/questions/bank/view-version.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const against = new URL(args.request.url).searchParams.get('against')
  const view = await viewVersion(contextOf(args), {
    question: args.params.question ?? '',
    number: readVersionNumber(args.params.version),
    ...(against === null ? {} : { against: readVersionNumber(against) }),
  })
  const here = translator(args.context.locale, 'bank')('version.name', { number: view.version.number })
  const question = { id: view.questionId, externalId: view.externalId }
  return {
    title: `${view.version.title} · ${here}`,
    breadcrumbs: questionCrumbs(args.context.locale, { pool: view.pool, question, here }),
    view,
  }
}

export default function QuestionVersion() {
  return <VersionPage view={useLoaderData<typeof loader>().view} />
}
