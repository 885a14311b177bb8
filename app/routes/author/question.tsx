import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { questionUse } from '~/areas/exams/bank/question-use.server'
import { QuestionUseCard } from '~/areas/exams/bank/question-use-card'
import { mayRegrade } from '~/areas/exams/policy'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { QuestionPage } from '~/areas/questions/bank/ui/question-page'
import { viewQuestion } from '~/areas/questions/bank/view-question.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const view = await viewQuestion(ctx, args.params.question ?? '')
  return {
    title: view.question.title,
    breadcrumbs: questionCrumbs(args.context.locale, { pool: view.pool, here: view.externalId }),
    view,
    use: await questionUse(ctx, { questionId: view.id, pool: view.pool.slug }),
    correctHref: mayRegrade(ctx.actor).allow ? `/examine/regrades/new?question=${view.id}` : undefined,
  }
}

export default function Question() {
  const { view, use, correctHref } = useLoaderData<typeof loader>()
  return <QuestionPage view={view} use={<QuestionUseCard use={use} correctHref={correctHref} />} />
}
