import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editorView } from '~/areas/questions/editor/editor-view'
import { changeForm, openQuestionForEditing } from '~/areas/questions/editor/open-editor.server'
import { EditorPage } from '~/areas/questions/editor/ui/editor-page'
import { contextOf } from '~/platform/request.server'
import { readEditorForm } from './editor-form.server'
import { editPage } from './editor-page.server'

export const loader = (args: LoaderFunctionArgs) => editPage(args)

/** Gives the form back, changed as one of its buttons says. Nothing is saved. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const { view } = await openQuestionForEditing(ctx, args.params.question ?? '')
  const { type } = view.question
  const form = await readEditorForm(args.request)
  const { draft, focus, picture } = await changeForm(ctx, type, form)
  return { base: form.base, workKey: `${view.id}:${form.base}`, view: editorView(type, draft), focus, picture }
}

export default function QuestionDraft() {
  return <EditorPage {...useLoaderData<typeof loader>()} {...useActionData<typeof action>()} />
}
