import { useT } from '~/i18n'
import type { Role } from '~/platform/actor'
import { Avatar } from '~/ui/avatar'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, SearchInput } from '~/ui/filters'
import { liveTopics } from '~/ui/live'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import type { PeoplePage } from '../list-people.server'
import { PEOPLE_PAGE } from '../people-view'
import { ROLE_NAMES } from './role-names'
import { RoleTags } from './role-tags'

export type MembersCardProps = {
  organisationId: string
  page: PeoplePage
  offered: readonly Role[]
  /** the page that holds the card */
  href: string
  memberHref: (personId: string) => string
}

/** The members of an organisation, to search, filter and sort. */
export function MembersCard({ organisationId, page, offered, href, memberHref }: MembersCardProps) {
  const t = useT('identity')
  const { view, rows, total, all } = page
  const isFiltered = view.search !== '' || view.role !== null
  const link = (change: Partial<typeof view>) => peopleHref(href, { ...view, page: 1, ...change })
  return (
    <Card
      id="members"
      title={t('people.members')}
      live={liveTopics([`organisation:${organisationId}`, 'people-changed'])}
    >
      {all > 0 && (
        <div className="card-body">
          <Filters
            label={t('people.filter')}
            action={href}
            keep={
              view.sort === 'name' && view.direction === 'ascending'
                ? {}
                : { sort: view.sort, direction: view.direction }
            }
            clearHref={isFiltered ? link({ search: '', role: null }) : undefined}
          >
            <SearchInput label={t('people.search')} defaultValue={view.search} />
            <Select
              name="role"
              label={t('people.role')}
              labelHidden
              submitOnChange
              placeholder={t('people.any-role')}
              defaultValue={view.role ?? ''}
              options={offered.map((role) => ({ value: role, label: t(ROLE_NAMES[role]) }))}
            />
          </Filters>
        </div>
      )}
      <Table
        className="[&_td]:align-middle"
        caption={t('people.members')}
        rows={rows}
        rowKey={({ personId }) => personId}
        sort={{
          by: view.sort,
          direction: view.direction,
          href: (by, direction) => link({ sort: by === 'joined' ? 'joined' : 'name', direction }),
        }}
        empty={
          <EmptyState bare title={isFiltered ? t('people.none-found') : t('people.none')}>
            {isFiltered ? t('people.none-found-help') : t('people.none-help')}
          </EmptyState>
        }
        foot={
          <Pagination page={view.page} pageSize={PEOPLE_PAGE} total={total} href={(number) => link({ page: number })} />
        }
        columns={[
          {
            key: 'name',
            header: t('people.name'),
            sortable: true,
            cell: (member) => (
              <span className="person">
                <Avatar name={member.name} />
                <span>
                  <a className="title" href={memberHref(member.personId)} dir="auto">
                    {member.name}
                  </a>
                  <span className="meta block">
                    <bdi>{member.email}</bdi>
                  </span>
                </span>
              </span>
            ),
          },
          { key: 'roles', header: t('people.roles'), cell: ({ roles }) => <RoleTags roles={roles} /> },
          {
            key: 'joined',
            header: t('people.joined'),
            sortable: true,
            nowrap: true,
            hideSmall: true,
            cell: ({ joinedAt }) => <RelativeTime at={joinedAt} as="date" />,
          },
          {
            key: 'manage',
            header: <span className="sr">{t('people.manage')}</span>,
            align: 'end',
            cell: (member) => (
              <ButtonLink size="sm" variant="quiet" href={memberHref(member.personId)}>
                {t('people.manage')}
                <span className="sr"> {member.name}</span>
              </ButtonLink>
            ),
          },
        ]}
      />
    </Card>
  )
}

function peopleHref(href: string, view: PeoplePage['view']): string {
  const query = new URLSearchParams()
  if (view.search) query.set('q', view.search)
  if (view.role) query.set('role', view.role)
  if (view.sort !== 'name') query.set('sort', view.sort)
  if (view.direction !== 'ascending') query.set('direction', view.direction)
  if (view.page > 1) query.set('page', String(view.page))
  const text = query.toString()
  return text ? `${href}?${text}` : href
}
