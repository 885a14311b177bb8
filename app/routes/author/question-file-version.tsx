import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { keepFileVersion } from '~/areas/questions/bank/restore-version.server'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

/** The form is on the question's page. */
export const loader = ({ params }: LoaderFunctionArgs) => redirect(asciiUrl(`/author/questions/${params.question}`))

export async function action(args: ActionFunctionArgs) {
  const question = args.params.question ?? ''
  await keepFileVersion(contextOf(args), question)
  const message = translator(args.context.locale, 'bank')('question.overtaken-kept')
  return redirectWithToast(`/author/questions/${question}`, { kind: 'success', message })
}
