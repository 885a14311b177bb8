import type { LoaderFunctionArgs } from '@remix-run/node'
import { viewDemotion } from '~/areas/tiers/demotions/view-demotion.server'
import { translator } from '~/i18n/translator.server'
import type { MessageKey } from '~/i18n/types'
import { newId } from '~/platform/ids'
import { contextOf } from '~/platform/request.server'

/** What a form about a tier that is about to be taken away stands on. */
export async function demotionForm(args: LoaderFunctionArgs, titled: MessageKey<'tiers'>) {
  const ctx = contextOf(args)
  const track = new URL(args.request.url).searchParams.get('track')
  const view = await viewDemotion(ctx, { partner: args.params.partner ?? '', ...(track && { track }) })
  const t = translator(args.context.locale, 'tiers')
  const title = t(titled)
  return {
    title,
    breadcrumbs: [
      { label: t('demotions.title'), href: '/programme/demotions' },
      { label: view.partner.name, href: `/programme/partners/${view.partner.slug}` },
      { label: title },
    ],
    ...{ view, formKey: newId(ctx.now), owner: ctx.actor.kind === 'person' ? ctx.actor.name : '' },
  }
}

/** What a form about it sent beside what was typed. */
export function demotionAsked(args: LoaderFunctionArgs, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 2_000)
  const key = text('key')
  return {
    text,
    partner: args.params.partner ?? '',
    track: new URL(args.request.url).searchParams.get('track') ?? '',
    seen: text('seen'),
    key: /^[0-9a-f-]{36}$/.test(key) ? key : newId(contextOf(args).now),
  }
}
