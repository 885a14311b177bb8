import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Icon } from '~/ui/icon'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { TrackTabs } from '../../ui/track-tabs'
import { Tier, useDates, useLocal } from '../../ui/words'
import type { BenefitUrls } from '../benefit-urls'
import { isGranted } from '../benefits'
import type { BenefitsView } from '../view-benefits.server'
import { isOverUsed, isUsed, UsageText, useSourceText, useWayText } from './benefit-words'
import { BenefitValueText } from './benefits-card'

type Line = BenefitsView['benefits'][number]

/** What the company may use now, where it is used, what of it is used, and what would give more. */
export function BenefitsPage({ view, urls, isOwn }: { view: BenefitsView; urls: BenefitUrls; isOwn: boolean }) {
  const t = useT('benefits')
  const local = useLocal()
  const dates = useDates()
  const { track, held, partner } = view
  const granted = view.benefits.filter(({ value }) => isGranted(value))
  const later = view.benefits.filter(({ value }) => !isGranted(value))
  const count = granted.length
  const title = !isOwn
    ? t('list.head-partner', { partner: partner.name, count })
    : held
      ? t('list.head', { tier: local(held.title), count })
      : t('list.head-none', { count })
  return (
    <Live
      id="benefits-page"
      on={[
        [`organisation:${partner.id}`, 'tier-checked'],
        [`organisation:${partner.id}`, 'benefits-changed'],
      ]}
    >
      <PageHead
        eyebrow={
          track ? (
            t.rich('list.eyebrow', {
              ...{ partner: partner.name, track: local(track.title) },
              n: (chunks) => <bdi>{chunks}</bdi>,
            })
          ) : (
            <bdi>{partner.name}</bdi>
          )
        }
        title={title}
        lead={track ? t('list.lead') : undefined}
        actions={
          <ButtonLink
            href={isOwn && track ? `${urls.tier}?track=${track.slug}` : urls.tier}
            icon="chart-no-axes-column-increasing"
          >
            {t('list.to-tier')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={track?.slug} href={urls.list} />
        {view.graceUntil !== null && (
          <Callout kind="warn" title={t('list.grace', { date: dates.long(view.graceUntil) })}>
            {t('list.grace-text')}
          </Callout>
        )}
        {!track && (
          <EmptyState level={2} title={t('list.no-track-title')}>
            {t('list.no-track')}
          </EmptyState>
        )}
        {track && view.benefits.length === 0 && (
          <EmptyState level={2} title={t('list.none-title')}>
            {t('list.none')}
          </EmptyState>
        )}
        {track && granted.length > 0 && (
          <Group id="granted" title={t('list.granted')} lines={granted} {...{ urls, track: track.slug }} />
        )}
        {track && later.length > 0 && (
          <Group id="later" title={t('list.later')} lines={later} {...{ urls, track: track.slug }} />
        )}
      </div>
    </Live>
  )
}

type GroupProps = { id: string; title: string; lines: readonly Line[]; urls: BenefitUrls; track: string }

function Group({ id, title, lines, urls, track }: GroupProps) {
  return (
    <Card id={id} title={title}>
      <ul className="rows benefit-rows">
        {lines.map((line) => (
          <BenefitRow key={line.slug} line={line} href={urls.of(line.slug, track)} />
        ))}
      </ul>
    </Card>
  )
}

function BenefitRow({ line, href }: { line: Line; href: string }) {
  const t = useT('benefits')
  const local = useLocal()
  const wayText = useWayText()
  const granted = isGranted(line.value)
  const [way] = line.ways
  return (
    <li>
      <div className="grow">
        <a className="title" href={href}>
          {local(line.title)}
        </a>
        {granted && <Reason line={line} />}
        {line.used && (granted || isUsed(line.used)) && (
          <p className={isOverUsed(line.used) ? 'small warn-text' : 'small'}>
            {isOverUsed(line.used) && <Icon name="triangle-alert" size="sm" />} <UsageText usage={line.used} />
          </p>
        )}
        <p className="meta">{way ? wayText(line, way) : granted ? t('line.most') : null}</p>
        <Uses line={line} isOpen={granted} />
      </div>
      {granted ? (
        <p className="benefit-value">
          <BenefitValueText of={line} value={line.value} />
        </p>
      ) : (
        way && !way.held && <Tier tier={way.tier} />
      )}
    </li>
  )
}

/** By what it is had, since and until when. */
function Reason({ line }: { line: Line }) {
  const t = useT('benefits')
  const dates = useDates()
  const sourceText = useSourceText()
  const parts = [
    sourceText(line.source),
    line.since === null ? null : t('line.since', { date: dates.long(line.since) }),
    line.until === null ? null : t('line.until', { date: dates.long(line.until) }),
  ]
  return <p className="meta">{parts.filter((part) => part !== null).join(' · ')}</p>
}

function Uses({ line, isOpen }: { line: Line; isOpen: boolean }) {
  const t = useT('benefits')
  const local = useLocal()
  return (
    <>
      {line.use && <p className="small">{local(line.use.text)}</p>}
      {(line.opens.length > 0 || line.use?.link) && (
        <ul className="row benefit-uses">
          {line.use?.link && (
            <li>
              <a className="small" href={line.use.link}>
                {t('line.use')}
                <VisuallyHidden>: {local(line.title)}</VisuallyHidden>
              </a>
            </li>
          )}
          {line.opens.map((use) => (
            <li key={use.href}>
              <a className="small" href={use.href}>
                <Icon name={isOpen ? (use.kind === 'assets' ? 'folder' : 'book-open') : 'lock'} size="sm" />{' '}
                {t(use.kind === 'assets' ? 'line.open-assets' : 'line.open-course')} <bdi>{use.title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
