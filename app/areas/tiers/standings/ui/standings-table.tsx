import { countryName } from '~/areas/identity/countries'
import { useFormat, useLocale, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { type Column, Table } from '~/ui/table'
import type { Names } from '../../language/names'
import { STANDINGS_PAGE } from '../../page-sizes'
import { useLocal } from '../../ui/words'
import type { StandingsList } from '../list-standings.server'
import type { StandingEntry } from '../standing-entry'
import { isFiltered, ORDERS, partnerHref, STANDINGS_PATH, type StandingsView, standingsQuery } from '../standings-view'
import { EarnedCell, HeldCell, MarginCell, MissingCell } from './standing-cells'

/** The partner base, a line for each partner in each of its tracks. */
export function StandingsTable({ list }: { list: StandingsList }) {
  const t = useT('tiers')
  const { view } = list
  const href = (change: Partial<StandingsView>) => `${STANDINGS_PATH}${standingsQuery(view, change)}`
  return (
    <Table
      className="standings"
      caption={t('standings.caption')}
      columns={useColumns(view, list.names)}
      rows={list.entries}
      rowKey={({ partner, track }) => `${partner.id} ${track?.slug ?? ''}`}
      sort={{
        by: view.sort,
        direction: view.direction,
        href: (by, direction) => href({ sort: ORDERS.find((order) => order === by) ?? 'partner', direction }),
      }}
      empty={<Nothing list={list} />}
      foot={
        <Pagination page={view.page} pageSize={STANDINGS_PAGE} total={list.total} href={(page) => href({ page })} />
      }
    />
  )
}

function useColumns(view: StandingsView, names: Names): Column<StandingEntry>[] {
  const t = useT('tiers')
  const format = useFormat()
  const locale = useLocale()
  return [
    {
      ...{ key: 'partner', header: t('standings.partner'), sortable: true, rowHeader: true },
      cell: ({ partner, track }) => (
        <>
          <a href={partnerHref(partner.slug, view)}>
            <bdi>{partner.name}</bdi>
          </a>
          <span className="meta block">
            {[partner.region, partner.country && countryName(locale, partner.country)].filter(Boolean).join(' · ')}
          </span>
          {!track && <span className="subtle block">{t('standings.no-track')}</span>}
        </>
      ),
    },
    {
      ...{ key: 'track', header: t('standings.track'), sortable: true },
      cell: ({ track }) => track && <TrackName track={track} />,
    },
    {
      ...{ key: 'tier', header: t('standings.tier'), sortable: true },
      cell: (entry) => <HeldCell entry={entry} />,
    },
    {
      ...{ key: 'computed', header: t('standings.computed'), sortable: true },
      cell: (entry) => <EarnedCell entry={entry} />,
    },
    {
      ...{ key: 'missing', header: t('standings.missing') },
      cell: (entry) => <MissingCell entry={entry} names={names} />,
    },
    {
      ...{ key: 'margin', header: t('standings.margin-expiry'), sortable: true },
      cell: (entry) => <MarginCell entry={entry} names={names} />,
    },
    {
      ...{ key: 'review', header: t('standings.review'), sortable: true },
      cell: ({ isDecided, nextReviewAt }) =>
        nextReviewAt !== null
          ? format.date(nextReviewAt)
          : isDecided && <span className="subtle">{t('standings.no-review')}</span>,
    },
    {
      ...{ key: 'decided', header: t('standings.decided'), sortable: true },
      cell: ({ decidedAt }) => decidedAt !== null && format.date(decidedAt),
    },
  ]
}

function TrackName({ track }: { track: NonNullable<StandingEntry['track']> }) {
  const local = useLocal()
  return <span dir="auto">{local(track.title)}</span>
}

/** No line to show: nobody is there, nobody fits, or the list ends before this page. */
function Nothing({ list }: { list: StandingsList }) {
  const t = useT('tiers')
  const format = useFormat()
  const { view, total } = list
  if (total > 0) {
    const last = Math.ceil(total / STANDINGS_PAGE)
    return (
      <EmptyState
        bare
        title={t('standings.past-end', { page: format.number(view.page) })}
        action={
          <ButtonLink href={`${STANDINGS_PATH}${standingsQuery(view, { page: last })}`}>
            {t('standings.past-end-link')}
          </ButtonLink>
        }
      >
        {t('standings.past-end-text', { count: last })}
      </EmptyState>
    )
  }
  return isFiltered(view) ? (
    <EmptyState
      bare
      title={t('standings.none-found')}
      action={<ButtonLink href={STANDINGS_PATH}>{t('standings.clear')}</ButtonLink>}
    >
      {t('standings.none-found-text')}
    </EmptyState>
  ) : (
    <EmptyState bare title={t('standings.empty-title')}>
      {t('standings.empty')}
    </EmptyState>
  )
}
