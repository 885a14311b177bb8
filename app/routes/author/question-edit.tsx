import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { saveQuestion } from '~/areas/questions/bank/save-question.server'
import { editorView } from '~/areas/questions/editor/editor-view'
import { changeForm, openQuestionForEditing } from '~/areas/questions/editor/open-editor.server'
import { readDraft } from '~/areas/questions/editor/question-draft'
import { EditorPage } from '~/areas/questions/editor/ui/editor-page'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { readEditorForm } from './editor-form.server'
import { editPage } from './editor-page.server'

export const loader = (args: LoaderFunctionArgs) => editPage(args)

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const id = args.params.question ?? ''
  const { view } = await openQuestionForEditing(ctx, id)
  const { type } = view.question
  const form = await readEditorForm(args.request)
  const { draft, picture } = await changeForm(ctx, type, { ...form, change: '' })
  const { question, problems } = readDraft(type, draft, undefined)
  const shown = { view: editorView(type, draft), base: form.base, picture, workKey: `${id}:${form.base}` }
  if (!question || picture) return data({ ...shown, refused: { problems } }, { status: 422 })
  const saved = await saveQuestion(ctx, { id, base: form.base, question, note: form.note || undefined })
  if (!saved.ok) {
    const { newest, changes } = saved
    return data({ ...shown, base: newest, conflict: { newest, changes } }, { status: 409 })
  }
  const t = translator(args.context.locale, 'bank')
  const message = saved.changed ? t('editor.saved', { number: saved.number }) : t('editor.unchanged')
  return redirectWithToast(`/author/questions/${id}`, { kind: saved.changed ? 'success' : 'info', message })
}

export default function QuestionEdit() {
  return <EditorPage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />
}
