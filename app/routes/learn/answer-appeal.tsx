import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { APPEAL_WORDS } from '~/areas/exams/appeals/appeal-words'
import { appealSchema, openAppeal } from '~/areas/exams/appeals/open-appeal.server'
import { AppealForm } from '~/areas/exams/appeals/ui/appeal-form'
import { viewAnswers } from '~/areas/exams/results/view-answers.server'
import { speechFor } from '~/i18n/translator.server'
import { notFound } from '~/platform/errors'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const attempt = args.params.attempt ?? ''
  const view = await viewAnswers(ctx, { attempt })
  const item = view.items.find(({ number }) => String(number) === args.params.number)
  if (!item) throw notFound('exams.answer-not-found')
  const { locale, timeZone } = args.context
  const { t: words, format } = speechFor({ locale, timeZone, now: ctx.now })
  const t = words('exams')
  const answers = `/exams/attempts/${attempt}/answers`
  if (!item.appeal.may) throw redirect(`${answers}#a${item.number}`, 303)
  return {
    title: t('appeal.title', { number: format.number(item.number) }),
    breadcrumbs: [
      { label: t('list.title'), href: '/exams' },
      { label: view.exam.title, href: `/exams/${view.exam.slug}` },
      { label: t('answers.crumb'), href: answers },
      { label: t('appeal.crumb') },
    ],
    attempt,
    language: view.exam.language,
    item,
    until: item.appeal.until,
  }
}

export async function action(args: ActionFunctionArgs) {
  const attempt = args.params.attempt ?? ''
  const words = String((await args.request.formData()).get('words') ?? '').replaceAll('\r\n', '\n')
  const { locale, timeZone } = args.context
  const ctx = contextOf(args)
  const t = speechFor({ locale, timeZone, now: ctx.now }).t('exams')
  const parsed = appealSchema.safeParse({ attempt, number: Number(args.params.number), words })
  if (!parsed.success) return data({ words, problem: t('appeal.words-problem', { ...APPEAL_WORDS }) }, 422)
  const appealed = await openAppeal(ctx, parsed.data)
  const answers = `/exams/attempts/${attempt}/answers#a${parsed.data.number}`
  return redirectWithToast(
    answers,
    appealed.opened
      ? { kind: 'success', message: t('appeal.sent') }
      : { kind: 'info', message: t(REFUSALS[appealed.decision.reason]) },
  )
}

const REFUSALS = {
  'no-result': 'appeal.refused-no-result',
  'not-shown': 'appeal.refused-not-shown',
  'too-late': 'appeal.refused-too-late',
  'appealed-before': 'appeal.refused-before',
} as const

export default function AnswerAppeal() {
  const { attempt, item, language, until } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <AppealForm
      attempt={attempt}
      item={item}
      language={language}
      until={until}
      words={answer?.words ?? ''}
      problem={answer?.problem ?? null}
    />
  )
}
