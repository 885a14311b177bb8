import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { saveDraft } from '~/areas/tiers/versions/drafts/save-draft.server'
import { readAloud } from '~/areas/tiers/versions/reading/read-aloud.server'
import { DraftTextPage, type DraftTextTrouble, type DraftTextView } from '~/areas/tiers/versions/ui/draft-text-page'
import { isLocale, locales } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const asked = new URL(args.request.url).searchParams.get('in') ?? ''
  const locale = isLocale(asked) ? asked : args.context.locale
  const { checked } = draft
  const view: DraftTextView = {
    ...{ head, source: draft.source, revision: draft.revision },
    ...{ updatedAt: draft.updatedAt, updatedBy: draft.updatedBy },
    problems: checked.ok ? [] : checked.problems,
    findings: checked.ok ? checked.findings : [],
    said: checked.ok ? await readAloud(ctx, checked.programme, locale) : null,
    languages: locales.map(({ code, name }) => ({ code, name, current: code === locale })),
    scriptSrc: args.context.clientScripts['rule-editor'],
  }
  return { ...draftPage(args.context.locale, head, 'rooms.text'), view }
}

/** Keeps the text, right or not; the page then says what is not. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const form = await args.request.formData()
  const source = String(form.get('source') ?? '')
  const saved = await saveDraft(ctx, {
    draftId: args.params.ruleDraft ?? '',
    revision: Number(form.get('revision')),
    source,
  })
  if (!saved.saved) return data<DraftTextTrouble>({ source, revision: saved.revision }, { status: 409 })
  const url = new URL(args.request.url)
  return redirect(url.pathname + url.search, 303)
}

export default function RuleDraft() {
  return <DraftTextPage view={useLoaderData<typeof loader>().view} trouble={useActionData<typeof action>() ?? null} />
}
