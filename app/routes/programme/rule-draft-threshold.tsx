import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { takeThreshold } from '~/areas/tiers/versions/drafts/take-threshold.server'
import { startThreshold } from '~/areas/tiers/versions/trials/threshold.server'
import { viewThreshold } from '~/areas/tiers/versions/trials/view-threshold.server'
import { ThresholdPage } from '~/areas/tiers/versions/ui/threshold-page'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const { searchParams } = new URL(args.request.url)
  const value = Number(searchParams.get('value') || Number.NaN)
  const isAsked = Number.isFinite(value) && value >= 0
  return {
    ...draftPage(args.context.locale, head, 'rooms.what-if'),
    head,
    revision: draft.revision,
    view: await viewThreshold(ctx, { draft, key: searchParams.get('of'), value: isAsked ? value : null }),
    scriptSrc: args.context.clientScripts.threshold,
  }
}

/** Works a threshold out for every partner, or takes another value of it into the text. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  const draftId = args.params.ruleDraft ?? ''
  const form = await args.request.formData()
  const key = String(form.get('of') ?? '')
  if (form.get('act') !== 'use') {
    await startThreshold(ctx, { draftId, key })
    return redirect(`/programme/rule-drafts/${draftId}/what-if/threshold?${new URLSearchParams({ of: key })}`, 303)
  }
  const [revision, value] = [Number(form.get('revision')), String(form.get('value') ?? '')]
  await takeThreshold(ctx, { draftId, revision, key, value })
  const message = translator(args.context.locale, 'rulebook')('threshold.used')
  return redirectWithToast(`/programme/rule-drafts/${draftId}`, { kind: 'success', message })
}

export default function RuleDraftThreshold() {
  return <ThresholdPage {...useLoaderData<typeof loader>()} />
}
