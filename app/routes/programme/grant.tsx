import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { viewGrant } from '~/areas/tiers/benefits/list-grants.server'
import { GrantPage } from '~/areas/tiers/benefits/ui/grants-page'
import { translator } from '~/i18n/translator.server'
import { localText } from '~/platform/local-text'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const grant = await viewGrant(contextOf(args), args.params.grant ?? '')
  const title = localText(grant.title, args.context.locale)
  const list = translator(args.context.locale, 'benefits')('grants.title')
  return { title, breadcrumbs: [{ label: list, href: '/programme/grants' }, { label: title }], grant }
}

export default function Grant() {
  return <GrantPage grant={useLoaderData<typeof loader>().grant} />
}
