import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { createQuestion } from '~/areas/questions/bank/create-question.server'
import { editorView } from '~/areas/questions/editor/editor-view'
import { NEW_TYPES } from '~/areas/questions/editor/edits'
import { changeForm, openPoolForEditing } from '~/areas/questions/editor/open-editor.server'
import { readDraft } from '~/areas/questions/editor/question-draft'
import { ChooseTypePage } from '~/areas/questions/editor/ui/choose-type-page'
import { EditorPage } from '~/areas/questions/editor/ui/editor-page'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { readEditorForm, typeIn, workKeyIn } from './editor-form.server'
import { newPage } from './editor-page.server'

export const loader = (args: LoaderFunctionArgs) => newPage(args)

export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const pool = await openPoolForEditing(ctx, args.params.pool ?? '')
  const params = new URL(args.request.url).searchParams
  const type = NEW_TYPES.find((one) => one === typeIn(params))
  if (!type) throw redirect(`/author/pools/${pool.slug}/questions/new`)
  const form = await readEditorForm(args.request)
  const { draft, picture } = await changeForm(ctx, type, { ...form, change: '' })
  const { question, problems } = readDraft(type, draft, undefined)
  const shown = { view: editorView(type, draft), picture }
  if (!question || picture) return data({ ...shown, refused: { problems } }, { status: 422 })
  const { externalId, state } = form
  const created = await createQuestion(ctx, { pool: pool.slug, question, externalId, state, key: workKeyIn(params) })
  if (!created.ok) return data({ ...shown, refused: { problems, id: created.problem } }, { status: 422 })
  const message = translator(args.context.locale, 'bank')('editor.created')
  const next = form.writesAnother
    ? `/author/pools/${pool.slug}/questions/new?type=${type}`
    : `/author/questions/${created.id}`
  return redirectWithToast(next, { kind: 'success', message })
}

export default function NewQuestion() {
  const { pool, editor } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return editor ? <EditorPage pool={pool} {...editor} {...answer} /> : <ChooseTypePage pool={pool} />
}
