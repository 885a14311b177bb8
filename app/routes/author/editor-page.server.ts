import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { questionCrumbs } from '~/areas/questions/bank/question-crumbs.server'
import { editorView } from '~/areas/questions/editor/editor-view'
import { NEW_TYPES } from '~/areas/questions/editor/edits'
import { openPoolForEditing, openQuestionForEditing } from '~/areas/questions/editor/open-editor.server'
import { blankDraft, writeDraft } from '~/areas/questions/editor/question-draft'
import { translator } from '~/i18n/translator.server'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'
import { typeIn, workKeyIn } from './editor-form.server'

/** The editor's page of a question, for the two addresses that answer with it: the one that saves, and the one that gives the form back. */
export async function editPage(args: LoaderFunctionArgs) {
  const { view, pool } = await openQuestionForEditing(contextOf(args), args.params.question ?? '')
  const here = translator(args.context.locale, 'bank')('question.edit')
  const base = view.versions[0]?.number ?? 0
  const path = `/author/questions/${view.id}`
  return {
    title: `${here}: ${view.question.title}`,
    breadcrumbs: questionCrumbs(args.context.locale, { pool: view.pool, question: view, here }),
    question: { id: view.id, externalId: view.externalId, title: view.question.title },
    pool,
    base,
    workKey: `${view.id}:${base}`,
    saveAction: `${path}/edit`,
    draftAction: `${path}/draft`,
    scriptSrc: args.context.clientScripts.editor,
    view: editorView(view.question.type, writeDraft(view.question)),
  }
}

/** The editor's page of a new question, or the choice of its type. */
export async function newPage(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const pool = await openPoolForEditing(ctx, args.params.pool ?? '')
  const params = new URL(args.request.url).searchParams
  const type = NEW_TYPES.find((one) => one === typeIn(params))
  const path = `/author/pools/${pool.slug}/questions`
  // The key stands in the address, so that the page that is loaded again finds its work again.
  if (type && !workKeyIn(params)) throw redirect(`${path}/new?type=${type}&key=${newId(ctx.now)}`)
  const here = translator(args.context.locale, 'bank')('editor.new-title')
  const query = `type=${type}&key=${workKeyIn(params)}`
  return {
    title: here,
    breadcrumbs: questionCrumbs(args.context.locale, { pool, here }),
    pool,
    editor: type && {
      question: null,
      base: 0,
      workKey: workKeyIn(params) ?? '',
      saveAction: `${path}/new?${query}`,
      draftAction: `${path}/draft?${query}`,
      scriptSrc: args.context.clientScripts.editor,
      view: editorView(type, blankDraft(type)),
    },
  }
}
