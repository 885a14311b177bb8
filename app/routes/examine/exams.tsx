import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginDraft } from '~/areas/exams/drafts/begin-draft.server'
import { listExamined } from '~/areas/exams/examined/list-examined.server'
import { ExaminedList, type NewExamTrouble } from '~/areas/exams/ui/examine/exam-list'
import { locales, translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { contextOf, requirePerson } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const title = translator(args.context.locale, 'common')('nav.examined-exams')
  return {
    title,
    breadcrumbs: [{ label: title }],
    exams: await listExamined(ctx),
    languages: locales.map(({ code, name }) => ({ code, name })),
  }
}

/** Begins the draft of an exam that is not there yet. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const typed = { name: text('name'), title: text('title'), language: text('language') }
  try {
    await beginDraft(ctx, { slug: typed.name, title: typed.title, language: typed.language })
  } catch (error) {
    const field = isAppError(error) ? FIELDS[error.code] : undefined
    if (!isAppError(error) || !field) throw error
    const message = translator(args.context.locale, 'exams')(field.words)
    const trouble: NewExamTrouble = { ...typed, field: field.name, message }
    return data(trouble, { status: error.status })
  }
  return redirect(`/examine/exams/${typed.name}/draft`, 303)
}

const FIELDS: Readonly<
  Record<string, { name: 'name' | 'title'; words: 'errors.name-format' | 'errors.name-taken' | 'errors.title-needed' }>
> = {
  'exams.name-format': { name: 'name', words: 'errors.name-format' },
  'exams.name-taken': { name: 'name', words: 'errors.name-taken' },
  'exams.title-needed': { name: 'title', words: 'errors.title-needed' },
}

export default function ExaminedExams() {
  const { exams, languages } = useLoaderData<typeof loader>()
  const trouble = useActionData<typeof action>() ?? null
  return <ExaminedList exams={exams} languages={languages} trouble={trouble} />
}
