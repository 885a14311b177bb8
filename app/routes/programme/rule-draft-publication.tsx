import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { viewDraftChanges } from '~/areas/tiers/versions/changes/view-changes.server'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { publishDraft, reasonsAgainst } from '~/areas/tiers/versions/publication/publish-draft.server'
import { readTrial } from '~/areas/tiers/versions/trials/read-trial.server'
import {
  PublicationPage,
  type PublicationTrouble,
  type PublicationView,
} from '~/areas/tiers/versions/ui/publication-page'
import { translator } from '~/i18n/translator.server'
import { utcDates } from '~/i18n/utc-dates'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const draft = await readDraft(ctx, args.params.ruleDraft ?? '')
  const head = await draftHead(ctx, draft)
  const trial = await readTrial(ctx, draft)
  const summary = trial?.summary
  const from = new URL(args.request.url).searchParams.get('from')
  const view: PublicationView = {
    ...{ head, revision: draft.revision },
    reasons: await reasonsAgainst(ctx, draft, trial),
    partners: summary ? { total: summary.partners, promoted: summary.promoted, demoted: summary.demoted } : null,
    changes: await viewDraftChanges(ctx, { draft, from }),
  }
  return { ...draftPage(args.context.locale, head, 'rooms.publication'), view }
}

/** Publishes what was reviewed; it counts from its own day. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayManageProgramme(ctx.actor))
  const form = await args.request.formData()
  const refuse = (problem: PublicationTrouble['problem'], status: number) =>
    data<PublicationTrouble>({ problem }, { status })
  if (form.get('reviewed') !== 'on') return refuse('reviewed', 422)
  const draftId = args.params.ruleDraft ?? ''
  const { track } = await readDraft(ctx, draftId)
  const outcome = await publishDraft(ctx, { draftId, revision: Number(form.get('revision')) })
  if (!outcome.published) return refuse(outcome.reasons.includes('changed-meanwhile') ? 'changed' : 'refused', 409)
  const { locale } = args.context
  const date = utcDates(locale).dateLong(outcome.effectiveAt)
  const message = translator(locale, 'rulebook')('publication.done', { date })
  return redirectWithToast(`/programme/rules/${track}`, { kind: 'success', message })
}

export default function RuleDraftPublication() {
  return <PublicationPage view={useLoaderData<typeof loader>().view} trouble={useActionData<typeof action>() ?? null} />
}
