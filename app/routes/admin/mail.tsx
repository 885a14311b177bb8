import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { listMails, MAILS_PAGE } from '~/platform/list-mails.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, SearchInput } from '~/ui/filters'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { MAIL_STATES, MailStateTag } from './mail-state-tag'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const title = translator(args.context.locale, 'admin')('mail.title')
  const mails = await listMails(ctx, new URL(args.request.url).searchParams)
  return { title, breadcrumbs: [{ label: title }], pageSize: MAILS_PAGE, ...mails }
}

export default function Mails() {
  const { view, rows, total, isDelivering, pageSize } = useLoaderData<typeof loader>()
  const t = useT('admin')
  const isFiltered = view.search !== '' || view.state !== null
  const href = (page: number) => {
    const query = new URLSearchParams({ page: String(page) })
    if (view.search) query.set('q', view.search)
    if (view.state) query.set('state', view.state)
    return `/admin/mail?${query}`
  }
  return (
    <Live id="mails" on={[['vendor', 'jobs-changed']]} className="stack">
      <PageHead
        title={isFiltered ? t('mail.heading-found', { total }) : t('mail.heading', { total })}
        lead={isDelivering ? t('mail.sending') : undefined}
      />
      {!isDelivering && <Callout title={t('mail.kept-title')}>{t('mail.kept-text')}</Callout>}
      <Filters label={t('mail.filter')} action="/admin/mail" clearHref={isFiltered ? '/admin/mail' : undefined}>
        <SearchInput label={t('mail.search')} defaultValue={view.search} />
        <Select
          name="state"
          label={t('mail.state')}
          labelHidden
          submitOnChange
          placeholder={t('mail.any-state')}
          defaultValue={view.state ?? ''}
          options={Object.entries(MAIL_STATES).map(([value, key]) => ({ value, label: t(key) }))}
        />
      </Filters>
      <Card>
        <Table
          caption={t('mail.caption')}
          rows={rows}
          rowKey={(mail) => mail.id}
          columns={[
            {
              key: 'subject',
              header: t('mail.subject'),
              rowHeader: true,
              cell: (mail) => (
                <a href={`/admin/mail/${mail.id}`} dir="auto">
                  {mail.subject}
                </a>
              ),
            },
            { key: 'to', header: t('mail.to'), cell: (mail) => <bdi>{mail.to}</bdi> },
            {
              key: 'about',
              header: t('mail.about'),
              hideSmall: true,
              cell: (mail) => <bdi className="mono">{mail.kind}</bdi>,
            },
            { key: 'state', header: t('mail.state'), cell: (mail) => <MailStateTag state={mail.state} /> },
            {
              key: 'written',
              header: t('mail.written'),
              nowrap: true,
              cell: (mail) => <RelativeTime at={mail.createdAt} as="date-time" />,
            },
          ]}
          empty={
            <EmptyState title={isFiltered ? t('mail.none-title') : t('mail.empty-title')} bare level={2}>
              {isFiltered ? t('mail.none') : t('mail.empty')}
            </EmptyState>
          }
          foot={<Pagination page={view.page} pageSize={pageSize} total={total} href={href} />}
        />
      </Card>
    </Live>
  )
}
