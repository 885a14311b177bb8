import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { editorView } from '~/areas/questions/editor/editor-view'
import { NEW_TYPES } from '~/areas/questions/editor/edits'
import { changeForm, openPoolForEditing } from '~/areas/questions/editor/open-editor.server'
import { ChooseTypePage } from '~/areas/questions/editor/ui/choose-type-page'
import { EditorPage } from '~/areas/questions/editor/ui/editor-page'
import { contextOf } from '~/platform/request.server'
import { readEditorForm, typeIn } from './editor-form.server'
import { newPage } from './editor-page.server'

export const loader = (args: LoaderFunctionArgs) => newPage(args)

/** Gives the form of a new question back, changed as one of its buttons says. Nothing is saved. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const pool = await openPoolForEditing(ctx, args.params.pool ?? '')
  const type = NEW_TYPES.find((one) => one === typeIn(new URL(args.request.url).searchParams))
  if (!type) throw redirect(`/author/pools/${pool.slug}/questions/new`)
  const { draft, focus, picture } = await changeForm(ctx, type, await readEditorForm(args.request))
  return { view: editorView(type, draft), focus, picture }
}

export default function NewQuestionDraft() {
  const { pool, editor } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return editor ? <EditorPage pool={pool} {...editor} {...answer} /> : <ChooseTypePage pool={pool} />
}
