import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { type Choice, chooseQuestions } from '~/areas/questions/imports/choose-questions.server'
import { mayEditBank } from '~/areas/questions/policy'
import { translator } from '~/i18n/translator.server'
import { asciiUrl } from '~/platform/ascii-url'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { chosenDecisions } from './chosen-decisions'

/** The choices stand on the import's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayEditBank(contextOf(args).actor))
  return redirect(asciiUrl(`/author/pools/${args.params.pool}/imports/${args.params.draft}`))
}

export async function action(args: ActionFunctionArgs) {
  const { pool = '', draft: importId = '' } = args.params
  const form = await args.request.formData()
  const every = form.get('every')
  const choice: Choice = every === 'add' || every === 'skip' ? { every } : { each: chosenDecisions(form) }
  await chooseQuestions(contextOf(args), { pool, importId, choice })
  const message = translator(args.context.locale, 'questions')('import.kept')
  const { search } = new URL(args.request.url)
  return redirectWithToast(`/author/pools/${pool}/imports/${importId}${search}`, { kind: 'success', message })
}
