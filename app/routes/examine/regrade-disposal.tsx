import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayRegrade } from '~/areas/exams/policy'
import { discardRegrade } from '~/areas/exams/regrades/draft-regrade.server'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The button stands on the correction's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayRegrade(contextOf(args).actor))
  return redirect(asciiUrl(`/examine/regrades/${args.params.regrade}`))
}

export async function action(args: ActionFunctionArgs) {
  const regradeId = args.params.regrade ?? ''
  await discardRegrade(contextOf(args), { regradeId })
  const message = translator(args.context.locale, 'exams')('regrade.put-aside')
  return redirectWithToast(`/examine/regrades/${regradeId}`, { kind: 'info', message })
}
