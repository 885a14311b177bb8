import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Confirmation } from '~/areas/identity/ui/confirmation'
import { discardDraft } from '~/areas/tiers/versions/drafts/discard-draft.server'
import { draftHead } from '~/areas/tiers/versions/drafts/draft-head.server'
import { readDraft } from '~/areas/tiers/versions/drafts/read-draft.server'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'
import { draftPage } from './rule-draft-crumbs.server'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const head = await draftHead(ctx, await readDraft(ctx, args.params.ruleDraft ?? ''))
  return {
    ...draftPage(args.context.locale, head, 'rooms.discard'),
    id: head.id,
    track: localText(head.title, args.context.locale),
  }
}

export async function action(args: ActionFunctionArgs) {
  await discardDraft(contextOf(args), { draftId: args.params.ruleDraft ?? '' })
  const message = translator(args.context.locale, 'rulebook')('removal.done')
  return redirectWithToast('/programme/rules', { kind: 'success', message })
}

export default function RuleDraftRemoval() {
  const { id, track } = useLoaderData<typeof loader>()
  const t = useT('rulebook')
  return (
    <Confirmation
      title={t('removal.title', { track })}
      text={t('removal.text')}
      submit={t('rooms.discard')}
      keep={t('removal.keep')}
      keepHref={`/programme/rule-drafts/${id}`}
    />
  )
}
