import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { applyImport } from '~/areas/questions/imports/apply-import.server'
import { mayEditBank } from '~/areas/questions/policy'
import { asciiUrl } from '~/platform/ascii-url'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { chosenDecisions } from './chosen-decisions'

/** The button stands on the import's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayEditBank(contextOf(args).actor))
  return redirect(asciiUrl(`/author/pools/${args.params.pool}/imports/${args.params.draft}`))
}

export async function action(args: ActionFunctionArgs) {
  const { pool = '', draft: importId = '' } = args.params
  const form = await args.request.formData()
  const state = form.get('state') === 'live' ? 'live' : 'trial'
  await applyImport(contextOf(args), { pool, importId, state, chosen: chosenDecisions(form) })
  return redirect(`/author/pools/${pool}/imports/${importId}`, 303)
}
