import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { editorView } from '~/areas/questions/editor/editor-view'
import { NEW_TYPES } from '~/areas/questions/editor/edits'
import { changeForm, openPoolForEditing } from '~/areas/questions/editor/open-editor.server'
import { EditorPage } from '~/areas/questions/editor/ui/editor-page'
import { contextOf } from '~/platform/request.server'
import { readEditorForm, typeIn, workKeyIn } from './editor-form.server'

/** The form is on the editor's page. */
export const loader = ({ params, request }: LoaderFunctionArgs) =>
  redirect(`/author/pools/${params.pool}/questions/new${new URL(request.url).search}`)

/** Gives the form of a new question back, changed as one of its buttons says. Nothing is saved. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const pool = await openPoolForEditing(ctx, args.params.pool ?? '')
  const params = new URL(args.request.url).searchParams
  const type = NEW_TYPES.find((one) => one === typeIn(params))
  const path = `/author/pools/${pool.slug}/questions`
  if (!type) throw redirect(`${path}/new`)
  const { draft, focus, picture } = await changeForm(ctx, type, await readEditorForm(args.request))
  const query = `type=${type}&key=${workKeyIn(params) ?? ''}`
  return {
    title: pool.title,
    question: null,
    pool,
    base: 0,
    workKey: workKeyIn(params) ?? '',
    saveAction: `${path}/new?${query}`,
    draftAction: `${path}/draft?${query}`,
    scriptSrc: args.context.clientScripts.editor,
    view: editorView(type, draft),
    focus,
    picture,
  }
}

export default function NewQuestionDraft() {
  const shown = useActionData<typeof action>()
  return shown ? <EditorPage {...shown} /> : null
}
