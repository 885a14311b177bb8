import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayRegrade } from '~/areas/exams/policy'
import type { ChangeProblem } from '~/areas/exams/regrades/check-change'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { readChangeForm } from '~/areas/exams/regrades/read-change-form'
import { RegradeFormPage } from '~/areas/exams/regrades/ui/regrade-form-page'
import { viewRegradeForm } from '~/areas/exams/regrades/view-regrade-form.server'
import { translator } from '~/i18n/translator.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

const questionOf = (request: Request) => new URL(request.url).searchParams.get('question') ?? ''

export async function loader(args: LoaderFunctionArgs) {
  authorise(mayRegrade(contextOf(args).actor))
  // A question is chosen where questions are.
  if (questionOf(args.request) === '') return redirect('/author/pools')
  const t = translator(args.context.locale, 'exams')
  const form = await viewRegradeForm(contextOf(args), { questionId: questionOf(args.request) })
  return {
    title: t('regrade.new-head'),
    breadcrumbs: [{ label: t('regrade.title'), href: '/examine/regrades' }, { label: t('regrade.new-head') }],
    form,
  }
}

const PROBLEMS: Record<ChangeProblem, readonly [field: string, message: `regrade.problem-${ChangeProblem}`]> = {
  'nothing-asked': ['versions', 'regrade.problem-nothing-asked'],
  'version-missing': ['version', 'regrade.problem-version-missing'],
  'version-other-type': ['version', 'regrade.problem-version-other-type'],
  'version-other-parts': ['version', 'regrade.problem-version-other-parts'],
  'answer-missing': ['answer', 'regrade.problem-answer-missing'],
  'answer-unreadable': ['answer', 'regrade.problem-answer-unreadable'],
  'points-unreadable': ['points', 'regrade.problem-points-unreadable'],
}

export async function action(args: ActionFunctionArgs) {
  authorise(mayRegrade(contextOf(args).actor))
  if (questionOf(args.request) === '') return redirect('/author/pools')
  const { values, change } = readChangeForm(await args.request.formData())
  const drafted = await draftRegrade(contextOf(args), {
    questionId: questionOf(args.request),
    versionIds: values.versions,
    examId: values.exam === '' ? null : values.exam,
    change,
  })
  if (drafted.ok) return redirect(`/examine/regrades/${drafted.regradeId}`, 303)
  const [field, message] = PROBLEMS[drafted.problem]
  const t = translator(args.context.locale, 'exams')
  return data({ values, problem: { field, message: t(message) } }, { status: 422 })
}

export default function NewRegrade() {
  const { form } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const older = form.versions.slice(1).filter(({ attempts }) => attempts > 0)
  const asked = form.versions.filter(({ attempts }) => attempts > 0)
  const [newest] = form.versions
  const values = answer?.values ?? {
    kind: older.length > 0 && newest?.fits ? 'use-version' : 'accept',
    version: newest?.fits ? newest.id : '',
    answer: '',
    typed: '',
    points: '',
    exam: '',
    versions: (older.length > 0 ? older : asked).map(({ id }) => id),
  }
  return <RegradeFormPage form={form} values={values} problem={answer?.problem} />
}
