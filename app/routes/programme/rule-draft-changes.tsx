import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewDraftChanges } from '~/areas/tiers/versions/changes/view-changes.server'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { Changes } from '~/areas/tiers/versions/ui/changes'
import { DraftFrame } from '~/areas/tiers/versions/ui/draft-frame'
import { contextOf } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const from = new URL(args.request.url).searchParams.get('from')
  return {
    ...draftPage(args.context.locale, head, 'rooms.changes'),
    head,
    view: await viewDraftChanges(ctx, { draft, from }),
  }
}

export default function RuleDraftChanges() {
  const { head, view } = useLoaderData<typeof loader>()
  return (
    <DraftFrame head={head} room="changes">
      <Changes view={view} />
    </DraftFrame>
  )
}
