import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { restoreVersion } from '~/areas/questions/bank/restore-version.server'
import { readVersionNumber } from '~/areas/questions/bank/version-number'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

/** The form is on the version's page. */
export const loader = ({ params }: LoaderFunctionArgs) =>
  redirect(asciiUrl(`/author/questions/${params.question}/versions/${params.version}`))

export async function action(args: ActionFunctionArgs) {
  const question = args.params.question ?? ''
  const number = readVersionNumber(args.params.version)
  const restored = await restoreVersion(contextOf(args), { question, number })
  const t = translator(args.context.locale, 'bank')
  const message = t('version.restored', { number, became: restored.number })
  return redirectWithToast(`/author/questions/${question}`, { kind: 'success', message })
}
