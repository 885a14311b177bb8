import { useFormat, useNow, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters, SearchInput } from '~/ui/filters'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { StackedShares } from '~/ui/plots/stacked-shares'
import { Select } from '~/ui/select'
import { type Column, Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { STANDINGS_PAGE } from '../../page-sizes'
import { Tier, useDates, useLocal } from '../../ui/words'
import type { StandingEntry, StandingsList, TrackShares } from '../list-standings.server'
import { isFiltered, type StandingsView, standingsQuery } from '../standings-view'

const PATH = '/programme'

/** The partners of the programme by tier: how each track divides, and the list behind it. */
export function StandingsPage({ list }: { list: StandingsList }) {
  const t = useT('tiers')
  const inGrace = list.shares.reduce(
    (sum, { tiers }) => sum + tiers.reduce((own, { inGrace: count }) => own + count, 0),
    0,
  )
  return (
    <Live
      id="standings"
      on={[
        ['vendor', 'tier-checked'],
        ['vendor', 'partners-changed'],
      ]}
    >
      <PageHead
        title={t(isFiltered(list.view) ? 'standings.head-found' : 'standings.head', { count: list.companies })}
        lead={t('standings.lead', { count: inGrace })}
      />
      <div className="stack">
        {list.shares.length > 0 && (
          <div className="cols-2">
            {list.shares.map((shares) => (
              <Shares key={shares.slug} shares={shares} />
            ))}
          </div>
        )}
        <StandingFilters list={list} />
        <Card>
          <StandingsTable list={list} />
        </Card>
      </div>
    </Live>
  )
}

function Shares({ shares }: { shares: TrackShares }) {
  const t = useT('tiers')
  const local = useLocal()
  return (
    <Card
      id={`track-${shares.slug}`}
      title={<span dir="auto">{local(shares.title)}</span>}
      note={t('standings.in-track', { count: shares.partners })}
      end={
        <a className="small" href={`/programme/rules/${shares.slug}`}>
          {t('standings.rules')}
        </a>
      }
      padded
    >
      {shares.partners === 0 ? (
        <p className="muted">{t('standings.nobody')}</p>
      ) : (
        <StackedShares
          id={`shares-${shares.slug}`}
          title={t('standings.by-tier', { track: local(shares.title) })}
          partName={t('standings.tier')}
          measure={t('standings.partners')}
          parts={shares.tiers.map(({ tier, partners }) => ({
            label: tier ? local(tier.title) : t('words.no-tier'),
            value: partners,
            colour: tier ? { rung: tier.rung } : { category: 5 },
            href: `${PATH}?${new URLSearchParams({ track: shares.slug, tier: tier?.slug ?? 'none' })}`,
          }))}
        />
      )}
    </Card>
  )
}

function StandingFilters({ list }: { list: StandingsList }) {
  const t = useT('tiers')
  const local = useLocal()
  const { view } = list
  const options = (named: readonly { slug: string; title: Parameters<typeof local>[0] }[]) =>
    named.map(({ slug, title }) => ({ value: slug, label: local(title) }))
  return (
    <Filters
      label={t('standings.filter')}
      keep={{
        sort: view.sort === 'partner' ? undefined : view.sort,
        direction: view.direction === 'ascending' ? undefined : view.direction,
      }}
      clearHref={isFiltered(view) ? PATH : undefined}
    >
      <SearchInput name="q" label={t('standings.search')} defaultValue={view.search} />
      <Select
        name="track"
        label={t('standings.track')}
        labelHidden
        submitOnChange
        placeholder={t('standings.any-track')}
        options={options(list.tracks)}
        defaultValue={view.track ?? ''}
      />
      <Select
        name="tier"
        label={t('standings.tier')}
        labelHidden
        submitOnChange
        placeholder={t('standings.any-tier')}
        options={[...options(list.tiers), { value: 'none', label: t('words.no-tier') }]}
        defaultValue={view.tier ?? ''}
      />
      {list.regions.length > 0 && (
        <Select
          name="region"
          label={t('standings.region')}
          labelHidden
          submitOnChange
          placeholder={t('standings.any-region')}
          options={list.regions.map((region) => ({ value: region, label: region }))}
          defaultValue={view.region ?? ''}
        />
      )}
      <Select
        name="grace"
        label={t('standings.grace')}
        labelHidden
        submitOnChange
        placeholder={t('standings.any-grace')}
        options={[{ value: 'yes', label: t('standings.only-grace') }]}
        defaultValue={view.isInGrace ? 'yes' : ''}
      />
    </Filters>
  )
}

function StandingsTable({ list }: { list: StandingsList }) {
  const t = useT('tiers')
  const format = useFormat()
  const now = useNow()
  const dates = useDates()
  const local = useLocal()
  const { view } = list
  const href = (change: Partial<StandingsView>) => `${PATH}${standingsQuery(view, change)}`
  const columns: Column<StandingEntry>[] = [
    {
      key: 'partner',
      header: t('standings.partner'),
      sortable: true,
      rowHeader: true,
      cell: ({ partner }) => (
        <>
          <a href={`/programme/partners/${partner.slug}`}>
            <bdi>{partner.name}</bdi>
          </a>
          {partner.region && <span className="meta block">{partner.region}</span>}
        </>
      ),
    },
    {
      key: 'track',
      header: t('standings.track'),
      sortable: true,
      cell: ({ track }) =>
        track ? (
          <span dir="auto">{local(track.title)}</span>
        ) : (
          <span className="subtle">{t('standings.no-track')}</span>
        ),
    },
    {
      key: 'tier',
      header: t('standings.tier'),
      sortable: true,
      nowrap: true,
      cell: ({ tier, track, isDecided, graceUntil }) =>
        track && (
          <>
            {isDecided ? <Tier tier={tier} /> : <span className="subtle">{t('standings.undecided')}</span>}
            {graceUntil !== null && (
              <>
                {' '}
                <Tag tone="warn" icon="clock">
                  {t('standings.until', { date: dates.short(graceUntil) })}
                </Tag>
              </>
            )}
          </>
        ),
    },
    {
      key: 'since',
      header: t('standings.since'),
      sortable: true,
      nowrap: true,
      hideSmall: true,
      cell: ({ since }) => since !== null && format.date(since),
    },
    {
      key: 'expiry',
      header: t('standings.expiry'),
      sortable: true,
      nowrap: true,
      cell: ({ nextExpiryAt }) =>
        nextExpiryAt === null ? (
          <span className="subtle">{t('standings.no-expiry')}</span>
        ) : (
          <>
            {dates.short(nextExpiryAt)} <span className="subtle">{format.relative(nextExpiryAt, now)}</span>
          </>
        ),
    },
  ]
  return (
    <Table
      caption={t('standings.caption')}
      columns={columns}
      rows={list.entries}
      rowKey={({ partner, track }) => `${partner.id} ${track?.slug ?? ''}`}
      sort={{
        by: view.sort,
        direction: view.direction,
        href: (by, direction) => href({ sort: sortOf(by), direction }),
      }}
      empty={
        <EmptyState bare title={t(isFiltered(view) ? 'standings.none-found' : 'standings.empty-title')}>
          {t(isFiltered(view) ? 'standings.none-found-text' : 'standings.empty')}
        </EmptyState>
      }
      foot={
        <Pagination page={view.page} pageSize={STANDINGS_PAGE} total={list.total} href={(page) => href({ page })} />
      }
    />
  )
}

const SORTS: Record<string, StandingsView['sort']> = {
  partner: 'partner',
  track: 'track',
  tier: 'tier',
  since: 'since',
  expiry: 'expiry',
}
const sortOf = (column: string): StandingsView['sort'] => SORTS[column] ?? 'partner'
