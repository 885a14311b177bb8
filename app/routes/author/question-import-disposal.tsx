import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { discardImport } from '~/areas/questions/imports/discard-import.server'
import { mayEditBank } from '~/areas/questions/policy'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The button stands on the import's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayEditBank(contextOf(args).actor))
  return redirect(asciiUrl(`/author/pools/${args.params.pool}/imports/${args.params.draft}`))
}

export async function action(args: ActionFunctionArgs) {
  const { pool = '', draft: importId = '' } = args.params
  await discardImport(contextOf(args), { pool, importId })
  const message = translator(args.context.locale, 'questions')('import.put-aside')
  return redirectWithToast(`/author/pools/${pool}/imports/${importId}`, { kind: 'info', message })
}
