import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { RegradedAttemptPage } from '~/areas/exams/regrades/ui/regraded-attempt-page'
import { viewRegradedAttempt } from '~/areas/exams/regrades/view-regraded-attempt.server'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const regradeId = args.params.regrade ?? ''
  const view = await viewRegradedAttempt(contextOf(args), { regradeId, attemptId: args.params.attempt ?? '' })
  const t = translator(args.context.locale, 'exams')
  return {
    title: view.person,
    breadcrumbs: [
      { label: t('regrade.title'), href: '/examine/regrades' },
      { label: t('regrade.one'), href: `/examine/regrades/${regradeId}` },
      { label: view.person },
    ],
    view,
  }
}

export default function RegradeAttempt() {
  return <RegradedAttemptPage view={useLoaderData<typeof loader>().view} />
}
