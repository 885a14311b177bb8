import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { readTrialFilter } from '~/areas/tiers/versions/trials/read-trial-filter'
import { startTrial } from '~/areas/tiers/versions/trials/start-trial.server'
import { viewTrial } from '~/areas/tiers/versions/trials/view-trial.server'
import { WhatIfPage } from '~/areas/tiers/versions/ui/what-if-page'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const { searchParams } = new URL(args.request.url)
  return {
    ...draftPage(args.context.locale, head, 'rooms.what-if'),
    head,
    trial: await viewTrial(ctx, { draft, filter: readTrialFilter(searchParams), page: pageNumber(searchParams) }),
  }
}

/** Tries the draft on every partner, in the background. */
export async function action(args: ActionFunctionArgs) {
  const draftId = args.params.ruleDraft ?? ''
  await startTrial(contextOf(args), { draftId })
  return redirect(`/programme/rule-drafts/${draftId}/what-if`, 303)
}

export default function RuleDraftWhatIf() {
  const { head, trial } = useLoaderData<typeof loader>()
  return <WhatIfPage head={head} trial={trial} />
}
