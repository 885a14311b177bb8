import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { editDraftByForm, formOf } from '~/areas/tiers/versions/drafts/edit-draft-form.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { certificationNames } from '~/areas/tiers/versions/reading/certification-names.server'
import { DraftFormPage, type DraftFormView } from '~/areas/tiers/versions/ui/draft-form-page'
import { locales, translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const view: DraftFormView = {
    ...{ head, revision: draft.revision, form: formOf(draft.source) },
    programme: draft.checked.ok ? draft.checked.programme : null,
    names: await certificationNames(ctx),
    languages: locales.map(({ code, name }) => ({ code, name })),
  }
  return { ...draftPage(args.context.locale, head, 'rooms.form'), view }
}

/** Changes the text where the fields stand. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const draftId = args.params.ruleDraft ?? ''
  const form = await args.request.formData()
  const sent = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : null
  }
  const saved = await editDraftByForm(ctx, { draftId, revision: Number(form.get('revision')), sent })
  if (!saved.saved) return data({ hasConflict: true }, { status: 409 })
  const message = translator(args.context.locale, 'rulebook')('form.saved')
  return redirectWithToast(`/programme/rule-drafts/${draftId}/form`, { kind: 'success', message })
}

export default function RuleDraftForm() {
  const { view } = useLoaderData<typeof loader>()
  return <DraftFormPage view={view} hasConflict={useActionData<typeof action>()?.hasConflict ?? false} />
}
