import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { listTrackTiers, setTiersUsed } from '~/areas/tiers/versions/set-tiers-used.server'
import { TiersSettingPage } from '~/areas/tiers/versions/ui/tiers-setting-page'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const t = translator(args.context.locale, 'rulebook')
  return {
    title: t('setting.title'),
    breadcrumbs: [{ label: t('list.title'), href: '/programme/rules' }, { label: t('setting.title') }],
    tracks: await listTrackTiers(contextOf(args)),
  }
}

/** Runs one track with tiers or without; a form that does not say which changes nothing. */
export async function action(args: ActionFunctionArgs) {
  const ctx = contextOf(args)
  authorise(mayManageProgramme(ctx.actor))
  const form = await args.request.formData()
  const [track, wanted] = [form.get('track'), form.get('tiers')]
  if (typeof track !== 'string' || (wanted !== 'on' && wanted !== 'off')) return redirect('/programme/tiers', 303)
  const hasTiers = wanted === 'on'
  await setTiersUsed(ctx, { track, hasTiers })
  const t = translator(args.context.locale, 'rulebook')
  const message = hasTiers ? t('setting.turned-on') : t('setting.turned-off')
  return redirectWithToast('/programme/tiers', { kind: 'success', message })
}

export default function TiersSetting() {
  return <TiersSettingPage tracks={useLoaderData<typeof loader>().tracks} />
}
