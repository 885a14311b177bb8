import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { existingLessons } from '~/areas/catalogue/existing-lessons.server'
import { measuredUse } from '~/areas/exams/bank/measured-use.server'
import { questionUse } from '~/areas/exams/bank/question-use.server'
import { QuestionUseCard } from '~/areas/exams/bank/question-use-card'
import { mayExamine, mayRegrade, mayViewStatistics } from '~/areas/exams/policy'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { QuestionPage } from '~/areas/questions/bank/ui/question-page'
import { viewQuestion } from '~/areas/questions/bank/view-question.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const view = await viewQuestion(ctx, args.params.question ?? '')
  const { lesson } = view.question
  return {
    title: view.question.title,
    breadcrumbs: questionCrumbs(args.context.locale, { pool: view.pool, here: view.externalId }),
    view,
    isLessonThere: lesson === undefined || (await existingLessons(ctx, [lesson])).has(lesson),
    use: await questionUse(ctx, { questionId: view.id, pool: view.pool.slug }),
    measured: mayViewStatistics(ctx.actor).allow ? await measuredUse(ctx, view.id) : [],
    examBase: mayExamine(ctx.actor).allow ? '/examine/exams' : '/exams',
    correctHref: mayRegrade(ctx.actor).allow ? `/examine/regrades/new?question=${view.id}` : undefined,
  }
}

export default function Question() {
  const { view, isLessonThere, ...use } = useLoaderData<typeof loader>()
  return (
    <QuestionPage view={view} isLessonThere={isLessonThere} use={<QuestionUseCard questionId={view.id} {...use} />} />
  )
}
