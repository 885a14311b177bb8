import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { examAskedFor } from '~/areas/exams/examined/named-exam.server'
import { mayRegrade } from '~/areas/exams/policy'
import type { ChangeProblem } from '~/areas/exams/regrades/check-change'
import { draftRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { listAskedQuestions } from '~/areas/exams/regrades/list-asked-questions.server'
import { readChangeForm } from '~/areas/exams/regrades/read-change-form'
import { suggestedChange } from '~/areas/exams/regrades/suggested-change'
import { ChooseQuestionPage } from '~/areas/exams/regrades/ui/choose-question-page'
import { RegradeFormPage } from '~/areas/exams/regrades/ui/regrade-form-page'
import { viewRegradeForm } from '~/areas/exams/regrades/view-regrade-form.server'
import { translator } from '~/i18n/translator.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { narrowed, roomCrumbs } from './exam-crumbs.server'

const asked = (request: Request) => {
  const { searchParams } = new URL(request.url)
  const text = (name: string) => searchParams.get(name)?.slice(0, 64) ?? ''
  return { question: text('question'), appeal: text('appeal'), searchParams }
}

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayRegrade(ctx.actor))
  const { question, appeal, searchParams } = asked(args.request)
  const exam = await examAskedFor(ctx, searchParams)
  // A question is chosen where questions are: among those of the exam, or in its pool.
  if (question === '' && !exam) return redirect('/author/pools')
  const { locale } = args.context
  const t = translator(locale, 'exams')
  const form = question === '' ? null : await viewRegradeForm(ctx, { questionId: question, appealId: appeal })
  const title = t(form ? 'regrade.new-head' : 'regrade.choose-head')
  return {
    title,
    breadcrumbs: roomCrumbs(
      locale,
      exam,
      { label: t('regrade.title'), href: narrowed('/examine/regrades', exam) },
      { label: title },
    ),
    exam,
    form,
    questions: exam && !form ? await listAskedQuestions(ctx, exam.id) : [],
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
  'appeal-left-out': ['versions', 'regrade.problem-appeal-left-out'],
  'appeal-other-exam': ['exam', 'regrade.problem-appeal-other-exam'],
}

export async function action(args: ActionFunctionArgs) {
  authorise(mayRegrade(contextOf(args).actor))
  const { question, appeal } = asked(args.request)
  if (question === '') return redirect('/author/pools')
  const { values, change } = readChangeForm(await args.request.formData())
  const drafted = await draftRegrade(contextOf(args), {
    questionId: question,
    versionIds: values.versions,
    examId: values.exam === '' ? null : values.exam,
    change,
    appealId: appeal === '' ? null : appeal,
  })
  if (drafted.ok) return redirect(`/examine/regrades/${drafted.regradeId}`, 303)
  const [field, message] = PROBLEMS[drafted.problem]
  const t = translator(args.context.locale, 'exams')
  return data({ values, problem: { field, message: t(message) } }, { status: 422 })
}

export default function NewRegrade() {
  const { form, exam, questions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (!form) return exam && <ChooseQuestionPage exam={exam} questions={questions} />
  const values = answer?.values ?? suggestedChange(form, exam?.id ?? null)
  return <RegradeFormPage form={form} values={values} problem={answer?.problem} />
}
