import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { TrackTabs } from '../../ui/track-tabs'
import { Tier, useDates, useLocal } from '../../ui/words'
import type { BenefitLine, BenefitsView } from '../view-benefits.server'
import { BenefitValueText } from './benefits-card'

/** What the company may use now, where it is used, and what begins with a higher tier. */
export function BenefitsPage({ view }: { view: BenefitsView }) {
  const t = useT('tiers')
  const local = useLocal()
  const dates = useDates()
  const { track, held } = view
  const granted = view.benefits.filter(isGranted)
  const later = view.benefits.filter((benefit) => !isGranted(benefit))
  return (
    <Live id="benefits-page" on={[[`organisation:${view.partner.id}`, 'tier-checked']]}>
      <PageHead
        eyebrow={
          track ? (
            t.rich('history.eyebrow', {
              partner: view.partner.name,
              track: local(track.title),
              n: (chunks) => <bdi>{chunks}</bdi>,
            })
          ) : (
            <bdi>{view.partner.name}</bdi>
          )
        }
        title={
          held
            ? t('benefits.head', { tier: local(held.title), count: granted.length })
            : t('benefits.head-none', { count: granted.length })
        }
        lead={track ? t('benefits.lead') : undefined}
        actions={
          <ButtonLink
            href={track ? `/company/tier?track=${track.slug}` : '/company/tier'}
            icon="chart-no-axes-column-increasing"
          >
            {t('benefits.to-tier')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={track?.slug} href={(slug) => `/company/benefits?track=${slug}`} />
        {view.graceUntil !== null && (
          <Callout kind="warn" title={t('benefits.grace', { date: dates.long(view.graceUntil) })}>
            {t('benefits.grace-text')}
          </Callout>
        )}
        {!track && (
          <EmptyState level={2} title={t('tier.no-track-title')}>
            {t('benefits.no-track')}
          </EmptyState>
        )}
        {granted.length > 0 && <Group id="granted" title={t('benefits.granted')} lines={granted} />}
        {later.length > 0 && <Group id="later" title={t('benefits.later')} lines={later} />}
      </div>
    </Live>
  )
}

const isGranted = ({ value }: BenefitLine) => value !== null && value !== false && value !== 0

function Group({ id, title, lines }: { id: string; title: string; lines: readonly BenefitLine[] }) {
  return (
    <Card id={id} title={title}>
      <ul className="rows benefit-rows">
        {lines.map((line) => (
          <Line key={line.slug} line={line} />
        ))}
      </ul>
    </Card>
  )
}

function Line({ line }: { line: BenefitLine }) {
  const t = useT('tiers')
  const local = useLocal()
  const granted = isGranted(line)
  return (
    <li>
      <div className="grow">
        <p className="title">{local(line.title)}</p>
        <p className="meta">
          {!granted && line.from && t('benefits.from', { tier: local(line.from.title) })}
          {granted && line.next && (
            <>
              {t('benefits.next', { tier: local(line.next.tier.title) })}{' '}
              <BenefitValueText of={line} value={line.next.value} />
            </>
          )}
          {granted && !line.next && t('benefits.most')}
        </p>
        {line.uses.length > 0 && (
          <ul className="row benefit-uses">
            {line.uses.map((use) => (
              <li key={use.href}>
                <a className="small" href={use.href}>
                  <Icon name={granted ? (use.kind === 'assets' ? 'folder' : 'book-open') : 'lock'} size="sm" />{' '}
                  {t(use.kind === 'assets' ? 'benefits.open-assets' : 'benefits.open-course')} <bdi>{use.title}</bdi>
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
      {granted ? (
        <p className="benefit-value">
          <BenefitValueText of={line} value={line.value} />
        </p>
      ) : (
        line.from && <Tier tier={line.from} />
      )}
    </li>
  )
}
