import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { startFactImport } from '~/areas/tiers/facts/apply-fact-import.server'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The button stands on the import's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayManageProgramme(contextOf(args).actor))
  return redirect(asciiUrl(`/programme/imports/${args.params.import}`))
}

export async function action(args: ActionFunctionArgs) {
  const importId = args.params.import ?? ''
  await startFactImport(contextOf(args), { importId })
  const message = translator(args.context.locale, 'tiers')('import.started')
  return redirectWithToast(`/programme/imports/${importId}`, { kind: 'success', message })
}
