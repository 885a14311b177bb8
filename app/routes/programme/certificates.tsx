import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listAllCertificates } from '~/areas/certifications/list-certificates.server'
import { StateTag } from '~/areas/certifications/ui/state-tag'
import { useLocale, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { utcDates } from '~/i18n/utc-dates'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, SearchInput } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Table } from '~/ui/table'

const PAGE_SIZE = 50

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const { searchParams } = new URL(args.request.url)
  const text = (searchParams.get('q') ?? '').slice(0, 100)
  const page = pageNumber(searchParams)
  const title = translator(args.context.locale, 'certifications')('issued.title')
  const { total, certificates } = await listAllCertificates(ctx, { text, page, pageSize: PAGE_SIZE })
  return { title, breadcrumbs: [{ label: title }], text, page, total, certificates }
}

export default function IssuedCertificates() {
  const { certificates, total, page, text } = useLoaderData<typeof loader>()
  const t = useT('certifications')
  const dates = utcDates(useLocale())
  const href = (next: number) => `?${new URLSearchParams({ ...(text ? { q: text } : {}), page: String(next) })}`
  return (
    <>
      <PageHead title={t('issued.heading', { total })} />
      <div className="stack">
        <Filters label={t('issued.filter')} clearHref={text ? '/programme/certificates' : undefined}>
          <SearchInput name="q" label={t('issued.search')} defaultValue={text} />
        </Filters>
        <Card>
          <Table
            caption={t('issued.caption')}
            rows={certificates}
            rowKey={(certificate) => certificate.id}
            columns={[
              {
                key: 'holder',
                header: t('field.holder'),
                rowHeader: true,
                cell: (row) => (
                  <a href={`/certificates/${row.id}`}>
                    <bdi>{row.holderName}</bdi>
                  </a>
                ),
              },
              { key: 'company', header: t('field.company'), cell: (row) => <bdi>{row.organisationName}</bdi> },
              { key: 'certification', header: t('field.certification'), cell: (row) => <bdi>{row.title}</bdi> },
              {
                key: 'code',
                header: t('field.code'),
                nowrap: true,
                hideSmall: true,
                cell: (row) => <bdi className="mono">{row.publicId}</bdi>,
              },
              { key: 'issued', header: t('field.issued'), nowrap: true, cell: (row) => dates.date(row.issuedAt) },
              {
                key: 'until',
                header: t('field.valid-until'),
                nowrap: true,
                cell: (row) => (row.expiresAt === null ? t('field.no-end') : dates.date(row.expiresAt)),
              },
              { key: 'state', header: t('field.state'), cell: (row) => <StateTag state={row.state.state} /> },
              {
                key: 'revoke',
                header: <span className="sr">{t('issued.change')}</span>,
                align: 'end',
                cell: (row) =>
                  row.state.state === 'revoked' ? (
                    <ButtonLink
                      href={`/programme/certificates/${row.id}/reinstatement`}
                      size="sm"
                      aria-label={t('issued.reinstate-named', { title: row.title, name: row.holderName })}
                    >
                      {t('issued.reinstate')}
                    </ButtonLink>
                  ) : (
                    <ButtonLink
                      href={`/programme/certificates/${row.id}/revocation`}
                      size="sm"
                      variant="danger"
                      aria-label={t('issued.revoke-named', { title: row.title, name: row.holderName })}
                    >
                      {t('issued.revoke')}
                    </ButtonLink>
                  ),
              },
            ]}
            empty={<EmptyState title={t('issued.empty-title')}>{t('issued.empty')}</EmptyState>}
            foot={<Pagination page={page} pageSize={PAGE_SIZE} total={total} href={href} />}
          />
        </Card>
      </div>
    </>
  )
}
