import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listTrackTiers, setTiersUsed } from '~/areas/tiers/versions/set-tiers-used.server'
import { TiersSettingPage } from '~/areas/tiers/versions/ui/tiers-setting-page'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const t = translator(args.context.locale, 'rulebook')
  return {
    title: t('setting.title'),
    breadcrumbs: [{ label: t('list.title'), href: '/programme/rules' }, { label: t('setting.title') }],
    tracks: await listTrackTiers(contextOf(args)),
  }
}

/** Runs one track with tiers or without. */
export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData()
  const hasTiers = form.get('tiers') !== 'off'
  await setTiersUsed(contextOf(args), { track: String(form.get('track') ?? ''), hasTiers })
  const t = translator(args.context.locale, 'rulebook')
  const message = hasTiers ? t('setting.turned-on') : t('setting.turned-off')
  return redirectWithToast('/programme/tiers', { kind: 'success', message })
}

export default function TiersSetting() {
  return <TiersSettingPage tracks={useLoaderData<typeof loader>().tracks} />
}
