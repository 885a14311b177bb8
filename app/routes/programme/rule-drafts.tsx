import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { beginDraft } from '~/areas/tiers/versions/drafts/begin-draft.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The buttons stand on the pages of the rules. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayManageProgramme(contextOf(args).actor))
  return redirect('/programme/rules', 303)
}

/** Begins a draft of a version of the track, or from nothing. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const version = String(form.get('version') ?? '')
  const id = await beginDraft(contextOf(args), {
    track: args.params.track ?? '',
    version: version === '' ? null : version,
  })
  return redirect(`/programme/rule-drafts/${id}`, 303)
}
