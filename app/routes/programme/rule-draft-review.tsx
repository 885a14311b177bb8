import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { reviewTrial } from '~/areas/tiers/versions/trials/review-trial.server'
import { asciiUrl } from '~/platform/ascii-url'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The button stands on the page of the what-if. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayManageProgramme(contextOf(args).actor))
  return redirect(asciiUrl(`/programme/rule-drafts/${args.params.ruleDraft}/what-if`), 303)
}

export async function action(args: ActionFunctionArgs) {
  const draftId = args.params.ruleDraft ?? ''
  const trialId = String((await args.request.formData()).get('trial') ?? '')
  await reviewTrial(contextOf(args), { draftId, trialId })
  return redirect(`/programme/rule-drafts/${draftId}/what-if`, 303)
}
