import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { StackedShares } from '~/ui/plots/stacked-shares'
import { useLocal } from '../../ui/words'
import type { StandingsList, TrackShares } from '../list-standings.server'
import { isFiltered, STANDINGS_PATH, standingsQuery } from '../standings-view'
import { StandingFilters } from './standing-filters'
import { StandingsTable } from './standings-table'

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
        actions={
          <ButtonLink href={`${STANDINGS_PATH}/partners.csv${standingsQuery(list.view)}`} icon="download" download>
            {t('standings.csv')}
          </ButtonLink>
        }
      />
      <div className="stack">
        {list.shares.length > 0 && (
          <div className="cols-2">
            {list.shares.map((shares) => (
              <Shares key={shares.slug} list={list} shares={shares} />
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

/** How a track divides; each part leads to its partners, the other filters kept. */
function Shares({ list, shares }: { list: StandingsList; shares: TrackShares }) {
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
      ) : shares.tiers.every(({ partners }) => partners === 0) ? (
        <p className="muted">{t('standings.without-tiers')}</p>
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
            href: `${STANDINGS_PATH}${standingsQuery(list.view, { track: shares.slug, tier: tier?.slug ?? 'none' })}`,
          }))}
        />
      )}
    </Card>
  )
}
