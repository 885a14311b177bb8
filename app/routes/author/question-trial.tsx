import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { tryQuestion } from '~/areas/questions/bank/try-question.server'
import { TRIAL_FIELD, TrialPage } from '~/areas/questions/bank/ui/trial-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

const shuffleIn = (request: Request): number => {
  const text = new URL(request.url).searchParams.get('shuffle') ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : 1
}

export async function loader(args: LoaderFunctionArgs) {
  const shuffle = shuffleIn(args.request)
  const id = args.params.question ?? ''
  const trial = await tryQuestion(contextOf(args), { id, shuffle, field: TRIAL_FIELD, form: null })
  const here = translator(args.context.locale, 'bank')('question.try')
  return {
    title: `${here}: ${trial.title}`,
    breadcrumbs: questionCrumbs(args.context.locale, { pool: trial.pool, question: trial, here }),
    trial,
    shuffle,
  }
}

/** Marks an answer and shows the mark: nothing is kept, so there is nowhere else to lead to. */
export async function action(args: ActionFunctionArgs) {
  const sent = await args.request.formData()
  const text = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : null)
  const form = {
    get: (name: string) => text(sent.get(name)),
    getAll: (name: string) => sent.getAll(name).flatMap((value) => text(value) ?? []),
  }
  const id = args.params.question ?? ''
  const trial = await tryQuestion(contextOf(args), { id, shuffle: shuffleIn(args.request), field: TRIAL_FIELD, form })
  return { trial }
}

export default function Trial() {
  const { trial, shuffle } = useLoaderData<typeof loader>()
  return <TrialPage trial={useActionData<typeof action>()?.trial ?? trial} shuffle={shuffle} />
}
