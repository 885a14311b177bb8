import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CASE_WORDS } from '~/areas/exams/integrity/case-words'
import { explain, explainSchema } from '~/areas/exams/integrity/explain.server'
import { ExplanationPage } from '~/areas/exams/integrity/ui/explanation-page'
import { viewExplanation } from '~/areas/exams/integrity/view-explanation.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const view = await viewExplanation(contextOf(args), args.params.attempt ?? '')
  const t = translator(args.context.locale, 'integrity')
  return {
    title: t('explain.title'),
    breadcrumbs: [
      { label: translator(args.context.locale, 'exams')('list.title'), href: '/exams' },
      { label: view.exam.title, href: `/exams/${view.exam.slug}` },
      { label: t('explain.title') },
    ],
    view,
  }
}

export async function action(args: ActionFunctionArgs) {
  const attempt = args.params.attempt ?? ''
  const words = String((await args.request.formData()).get('words') ?? '').replaceAll('\r\n', '\n')
  const ctx = contextOf(args)
  const t = translator(args.context.locale, 'integrity')
  // Whoever may not is told so before anything is said of the form.
  await viewExplanation(ctx, attempt)
  const parsed = explainSchema.safeParse({ attempt, words })
  if (!parsed.success) return data({ words, problem: t('explain.words-problem', { ...CASE_WORDS }) }, 422)
  await explain(ctx, parsed.data)
  return redirectWithToast(`/exams/attempts/${attempt}/explanation`, { kind: 'success', message: t('explain.sent') })
}

export default function AttemptExplanation() {
  const answer = useActionData<typeof action>()
  return (
    <ExplanationPage
      view={useLoaderData<typeof loader>().view}
      words={answer?.words ?? ''}
      problem={answer?.problem ?? null}
    />
  )
}
