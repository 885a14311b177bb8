import { useFormat, useT } from '~/i18n'
import { readRational, toNumber } from '~/platform/rational'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { keyed } from '~/ui/keyed'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Tag } from '~/ui/tag'
import { Timeline, type TimelineEntry } from '~/ui/timeline'
import type { HistoryEntry, HistoryView } from '../decisions/view-history.server'
import type { Names } from '../language/names'
import { HISTORY_PAGE } from '../page-sizes'
import type { TierUrls } from '../tier-urls'
import { AsKnownCard } from './as-known-card'
import { RunCard } from './run-card'
import { TrackTabs } from './track-tabs'
import { useDates, useLocal, useSay } from './words'

/** Every decision with what had happened, what it changed and why it came out so; newest first. */
export function HistoryPage({ view, urls }: { view: HistoryView; urls: TierUrls }) {
  const t = useT('tiers')
  const format = useFormat()
  const local = useLocal()
  const { track } = view
  const query = track ? `track=${track.slug}` : ''
  return (
    <Live id="history" on={[[`organisation:${view.partner.id}`, 'tier-checked']]}>
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
        title={t('history.head', { count: view.total, number: format.number(view.total) })}
        lead={view.total > 0 && t('history.lead')}
        actions={
          view.total > 0 && (
            <ButtonLink href={`${urls.proof}?${query}`} icon="scroll-text">
              {t('tier.proof')}
            </ButtonLink>
          )
        }
      />
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={track?.slug} href={(slug) => `${urls.history}?track=${slug}`} />
        {view.periods.length > 0 && <RunCard view={view} />}
        {track && view.total > 0 && <AsKnownCard view={view} urls={urls} />}
        {view.entries.length === 0 ? (
          <EmptyState level={2} title={t('history.empty-title')}>
            {t('history.empty')}
          </EmptyState>
        ) : (
          <Card
            id="decisions"
            title={t('history.decisions')}
            padded
            footer={
              view.total > HISTORY_PAGE && (
                <Pagination
                  page={view.page}
                  pageSize={HISTORY_PAGE}
                  total={view.total}
                  href={(page) => `${urls.history}?${query}&page=${page}`}
                />
              )
            }
          >
            <Timeline entries={view.entries.map((entry) => timelineEntry(entry, view.names, urls))} />
          </Card>
        )}
      </div>
    </Live>
  )
}

const TONES: Record<HistoryEntry['change'], TimelineEntry['tone']> = {
  promotion: 'good',
  demotion: 'bad',
  none: undefined,
  'grace-started': 'warn',
  'grace-ended-by-recovery': 'good',
  'tier-withdrawn': 'warn',
}

const timelineEntry = (entry: HistoryEntry, names: Names, urls: TierUrls): TimelineEntry => ({
  key: entry.id,
  title: (
    <>
      <Title entry={entry} /> <Marks entry={entry} />
    </>
  ),
  detail: <Detail entry={entry} names={names} urls={urls} />,
  at: entry.at,
  tone: TONES[entry.change],
})

function Title({ entry }: { entry: HistoryEntry }) {
  const t = useT('tiers')
  const local = useLocal()
  const dates = useDates()
  const tier = entry.after ? local(entry.after.title) : t('words.no-tier')
  switch (entry.change) {
    case 'promotion':
      return <>{t('history.promotion', { tier })}</>
    case 'demotion':
      return <>{t('history.demotion', { tier, lands: entry.after ? 'tier' : 'none' })}</>
    case 'grace-started':
      return <>{t('history.grace-started', { tier, date: dates.long(entry.graceUntil ?? entry.at) })}</>
    case 'tier-withdrawn': {
      const gone = entry.before ? local(entry.before.title) : t('words.no-tier')
      return <>{t('history.tier-withdrawn', { gone, tier, lands: entry.after ? 'tier' : 'none' })}</>
    }
    case 'grace-ended-by-recovery':
      return <>{t('history.recovered', { tier })}</>
    default:
      if (!entry.after) return <>{t('history.unchanged-none')}</>
      return <>{t(entry.cause === 'rules' ? 'history.unchanged-rules' : 'history.unchanged', { tier })}</>
  }
}

const MARKS = {
  late: ['history.mark-late', 'info'],
  corrected: ['history.mark-corrected', 'warn'],
  rules: ['history.mark-rules', 'info'],
  retired: ['history.mark-retired', 'info'],
  kept: ['history.mark-kept', 'warn'],
  waits: ['history.mark-waits', 'neutral'],
} as const satisfies Record<HistoryEntry['marks'][number], readonly [string, string]>

function Marks({ entry }: { entry: HistoryEntry }) {
  const t = useT('tiers')
  return entry.marks.map((mark) => (
    <Tag key={mark} tone={MARKS[mark][1]}>
      {t(MARKS[mark][0])}
    </Tag>
  ))
}

const CAUSES = {
  joined: 'history.cause-joined',
  fact: 'history.cause-fact',
  date: 'history.cause-date',
  rules: 'history.cause-rules',
  certificate: 'history.cause-certificate',
  member: 'history.cause-member',
} as const satisfies Record<HistoryEntry['cause'], string>

function Detail({ entry, names, urls }: { entry: HistoryEntry; names: Names; urls: TierUrls }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const say = useSay(names, 'short')
  const figure = (text: string, unit: HistoryEntry['changes'][number]['unit']) => {
    const value = toNumber(readRational(text))
    if (unit === 'money') return format.money(value, entry.currency)
    return unit === 'share' ? format.percent(value, 2) : format.number(value)
  }
  return (
    <>
      {t(CAUSES[entry.cause], { date: dates.long(entry.rulesAt) })}
      <span className="history-detail">
        {keyed(entry.events.lines).map(({ key, item }) => (
          <span key={key} dir="auto">
            {say(item)}
          </span>
        ))}
        {entry.events.more > 0 && <span>{t('history.more', { count: entry.events.more })}</span>}
        {keyed(entry.changes).map(({ key, item: change }) => (
          <span key={key}>
            {t.rich('history.change', {
              line: say.plain(change.line),
              before: figure(change.before, change.unit),
              after: figure(change.observed, change.unit),
              needed: figure(change.needed, change.unit),
              b: (chunks) => <b>{chunks}</b>,
            })}
          </span>
        ))}
        {entry.change !== 'none' && keyed(entry.reasons).map(({ key, item }) => <span key={key}>{say(item)}</span>)}
        <span>
          <a href={`${urls.proof}?${new URLSearchParams({ decision: entry.id })}`}>
            {t('history.proof', { number: format.number(entry.number) })}
          </a>
        </span>
      </span>
    </>
  )
}
