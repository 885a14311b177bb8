import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { editorView } from '~/areas/questions/editor/editor-view'
import { changeForm, openQuestionForEditing } from '~/areas/questions/editor/open-editor.server'
import { EditorPage } from '~/areas/questions/editor/ui/editor-page'
import { contextOf } from '~/platform/request.server'
import { readEditorForm } from './editor-form.server'

/** The form is on the editor's page. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(`/author/questions/${params.question}/edit`)

/** Gives the form back, changed as one of its buttons says. Nothing is saved. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const { view, pool } = await openQuestionForEditing(ctx, args.params.question ?? '')
  const { type } = view.question
  const form = await readEditorForm(args.request)
  const { draft, focus, picture } = await changeForm(ctx, type, form)
  const path = `/author/questions/${view.id}`
  return {
    title: view.question.title,
    question: { id: view.id, externalId: view.externalId, title: view.question.title },
    pool,
    base: form.base,
    workKey: `${view.id}:${form.base}`,
    saveAction: `${path}/edit`,
    draftAction: `${path}/draft`,
    scriptSrc: args.context.clientScripts.editor,
    view: editorView(type, draft),
    focus,
    picture,
  }
}

export default function QuestionDraft() {
  const shown = useActionData<typeof action>()
  return shown ? <EditorPage {...shown} /> : null
}
