import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { GRANT_FILTERS } from '~/areas/tiers/benefits/grant'
import { listGrants } from '~/areas/tiers/benefits/list-grants.server'
import { GrantsPage } from '~/areas/tiers/benefits/ui/grants-page'
import { translator } from '~/i18n/translator.server'
import { contextOf } from '~/platform/request.server'

export async function loader(args: LoaderFunctionArgs) {
  const asked = new URL(args.request.url).searchParams.get('state')
  const state = GRANT_FILTERS.find((one) => one === asked) ?? null
  const title = translator(args.context.locale, 'benefits')('grants.title')
  return { title, breadcrumbs: [{ label: title }], state, ...(await listGrants(contextOf(args), { state })) }
}

export default function Grants() {
  const { rows, counts, state } = useLoaderData<typeof loader>()
  return <GrantsPage rows={rows} counts={counts} state={state} />
}
