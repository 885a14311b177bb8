import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { mayManageProgramme } from '~/areas/tiers/policy'
import { setPublicity } from '~/areas/tiers/versions/public-page/set-publicity.server'
import { translator } from '~/i18n/translator.server'
import { redirectWithToast } from '~/platform/flash.server'
import { authorise } from '~/platform/policy'
import { contextOf } from '~/platform/request.server'

/** The button stands on the list of rules. */
export function loader(args: LoaderFunctionArgs) {
  authorise(mayManageProgramme(contextOf(args).actor))
  return redirect('/programme/rules', 303)
}

export async function action(args: ActionFunctionArgs) {
  const isPublic = (await args.request.formData()).get('public') === 'yes'
  await setPublicity(contextOf(args), { track: args.params.track ?? '', isPublic })
  const t = translator(args.context.locale, 'rulebook')
  const message = isPublic ? t('list.made-public') : t('list.made-private')
  return redirectWithToast('/programme/rules', { kind: 'success', message })
}
