import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayRegrade } from '~/areas/exams/policy'
import { previewAgain } from '~/areas/exams/regrades/draft-regrade.server'
import { asciiUrl } from '~/platform/ascii-url'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The button stands on the correction's page. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayRegrade(contextOf(args).actor))
  return redirect(asciiUrl(`/examine/regrades/${args.params.regrade}`))
}

export async function action(args: ActionFunctionArgs) {
  const regradeId = args.params.regrade ?? ''
  await previewAgain(contextOf(args), { regradeId })
  return redirect(`/examine/regrades/${regradeId}`, 303)
}
