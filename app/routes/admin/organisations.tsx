import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOrganisations, ORGANISATIONS_PAGE } from '~/areas/identity/list-organisations.server'
import { OrganisationsTable } from '~/areas/identity/ui/organisations-table'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { PageHead } from '~/ui/page-head'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const title = translator(args.context.locale, 'identity')('organisations.title')
  const page = await listOrganisations(ctx, new URL(args.request.url).searchParams)
  return { title, breadcrumbs: [{ label: title }], ...page, pageSize: ORGANISATIONS_PAGE }
}

export default function OrganisationsPage() {
  const page = useLoaderData<typeof loader>()
  const t = useT('identity')
  return (
    <>
      <PageHead
        title={t('organisations.head', { count: page.total })}
        lead={t('organisations.lead')}
        actions={
          <ButtonLink variant="primary" icon="plus" href="/admin/organisations/new">
            {t('organisations.add')}
          </ButtonLink>
        }
      />
      <Card>
        <OrganisationsTable {...page} />
      </Card>
    </>
  )
}
