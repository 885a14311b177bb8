import { useFormat, useLocale, useT } from '~/i18n'
import { EmptyState } from '~/ui/empty-state'
import { Filters, SearchInput } from '~/ui/filters'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { countryName } from '../countries'
import type { OrganisationEntry, OrganisationListView } from '../list-organisations.server'

const KINDS = { vendor: 'organisations.kinds.vendor', partner: 'organisations.kinds.partner' } as const
const HREF = '/admin/organisations'

export type OrganisationsTableProps = {
  rows: readonly OrganisationEntry[]
  total: number
  view: OrganisationListView
  pageSize: number
}

/** All organisations, to search, filter and sort. */
export function OrganisationsTable({ rows, total, view, pageSize }: OrganisationsTableProps) {
  const t = useT('identity')
  const format = useFormat()
  const locale = useLocale()
  const isFiltered = view.search !== '' || view.kind !== null
  const link = (change: Partial<OrganisationListView>) => hrefOf({ ...view, page: 1, ...change })
  return (
    <>
      <div className="card-body">
        <Filters
          label={t('organisations.filter')}
          action={HREF}
          keep={{ sort: view.sort, direction: view.direction }}
          clearHref={isFiltered ? link({ search: '', kind: null }) : undefined}
        >
          <SearchInput label={t('organisations.search')} defaultValue={view.search} />
          <Select
            name="kind"
            label={t('organisations.kind')}
            labelHidden
            submitOnChange
            placeholder={t('organisations.any-kind')}
            defaultValue={view.kind ?? ''}
            options={[
              { value: 'vendor', label: t(KINDS.vendor) },
              { value: 'partner', label: t(KINDS.partner) },
            ]}
          />
        </Filters>
      </div>
      <Table
        caption={t('organisations.title')}
        rows={rows}
        rowKey={({ id }) => id}
        sort={{
          by: view.sort,
          direction: view.direction,
          href: (by, direction) => link({ sort: sortOf(by), direction }),
        }}
        empty={
          <EmptyState bare level={2} title={isFiltered ? t('organisations.none-found') : t('organisations.none')}>
            {isFiltered ? t('organisations.none-found-help') : t('organisations.none-help')}
          </EmptyState>
        }
        foot={<Pagination page={view.page} pageSize={pageSize} total={total} href={(page) => link({ page })} />}
        columns={[
          {
            key: 'name',
            header: t('organisations.name'),
            sortable: true,
            cell: (organisation) => (
              <a className="title" href={`${HREF}/${organisation.slug}`} dir="auto">
                {organisation.name}
              </a>
            ),
          },
          {
            key: 'kind',
            header: t('organisations.kind'),
            cell: ({ kind }) => <Tag tone={kind === 'vendor' ? 'accent' : 'neutral'}>{t(KINDS[kind])}</Tag>,
          },
          {
            key: 'region',
            header: t('organisations.region'),
            hideSmall: true,
            cell: ({ region }) => <bdi>{region}</bdi>,
          },
          {
            key: 'country',
            header: t('organisations.country'),
            hideSmall: true,
            cell: ({ country }) => (country ? countryName(locale, country) : null),
          },
          {
            key: 'members',
            header: t('organisations.members'),
            align: 'end',
            sortable: true,
            cell: ({ members }) => format.number(members),
          },
          {
            key: 'invitations',
            header: t('organisations.invitations'),
            align: 'end',
            hideSmall: true,
            cell: ({ invitations }) => format.number(invitations),
          },
          {
            key: 'created',
            header: t('organisations.created'),
            sortable: true,
            nowrap: true,
            hideSmall: true,
            cell: ({ createdAt }) => <RelativeTime at={createdAt} as="date" />,
          },
        ]}
      />
    </>
  )
}

const sortOf = (by: string): OrganisationListView['sort'] => (by === 'members' || by === 'created' ? by : 'name')

function hrefOf(view: OrganisationListView): string {
  const query = new URLSearchParams()
  if (view.search) query.set('q', view.search)
  if (view.kind) query.set('kind', view.kind)
  if (view.sort !== 'name') query.set('sort', view.sort)
  if (view.direction !== 'ascending') query.set('direction', view.direction)
  if (view.page > 1) query.set('page', String(view.page))
  const text = query.toString()
  return text ? `${HREF}?${text}` : HREF
}
