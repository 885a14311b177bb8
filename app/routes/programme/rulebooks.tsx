import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { beginDraft } from '~/areas/tiers/versions/drafts/begin-draft.server'
import { listRulebooks } from '~/areas/tiers/versions/list-rulebooks.server'
import { type NewTrackTrouble, RulebooksPage } from '~/areas/tiers/versions/ui/rulebooks-page'
import { translator } from '~/i18n/translator.server'
import { isAppError } from '~/platform/errors'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const title = translator(args.context.locale, 'rulebook')('list.title')
  return { title, breadcrumbs: [{ label: title }], books: await listRulebooks(contextOf(args)) }
}

const FIELDS: Record<string, NewTrackTrouble['field']> = {
  'tiers.track-name': 'track',
  'tiers.track-taken': 'track',
  'tiers.track-title': 'title',
}

/** Begins the first draft of a new track. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const form = await args.request.formData()
  const track = String(form.get('track') ?? '').trim()
  const title = String(form.get('title') ?? '')
  try {
    const id = await beginDraft(ctx, { track, title, version: null })
    return redirect(`/programme/rule-drafts/${id}`, 303)
  } catch (error) {
    const field = isAppError(error) ? FIELDS[error.code] : undefined
    if (!isAppError(error) || !field) throw error
    const t = translator(args.context.locale, 'tiers')
    const key = `errors.${error.code.slice('tiers.'.length)}`
    const message = t.has(key) ? t(key) : error.code
    return data<NewTrackTrouble>({ track, title, field, message }, { status: error.status })
  }
}

export default function Rulebooks() {
  return <RulebooksPage books={useLoaderData<typeof loader>().books} trouble={useActionData<typeof action>() ?? null} />
}
