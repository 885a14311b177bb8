import type { LoaderFunctionArgs } from '@remix-run/node'
import { viewGrant } from '~/areas/tiers/benefits/list-grants.server'
import { translator } from '~/i18n/translator.server'
import type { MessageKey } from '~/i18n/types'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'

/** What a form about a grant stands on: the grant, its title and the way to it. */
export async function grantForm(args: LoaderFunctionArgs, titled: MessageKey<'benefits'>) {
  const grant = await viewGrant(contextOf(args), args.params.grant ?? '')
  const t = translator(args.context.locale, 'benefits')
  const title = t(titled)
  return {
    title,
    breadcrumbs: [
      { label: t('grants.title'), href: '/programme/grants' },
      { label: localText(grant.title, args.context.locale), href: `/programme/grants/${grant.id}` },
      { label: title },
    ],
    grant,
  }
}
