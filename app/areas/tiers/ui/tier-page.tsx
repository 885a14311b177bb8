import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { EmptyState } from '~/ui/empty-state'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { TabLinks } from '~/ui/tabs'
import { BenefitsCard } from '../benefits/ui/benefits-card'
import type { Names } from '../language/names'
import { PlanCard } from '../path/ui/plan-card'
import type { TrackView } from '../standings/track-view'
import type { TierView } from '../standings/view-tier.server'
import { ChecklistCard } from './checklist-card'
import { ExpiriesCard } from './expiries-card'
import { type AssignHref, ForecastCard } from './forecast-card'
import { LadderCard } from './ladder-card'
import { ProgressCard } from './progress-card'
import { TrackTabs } from './track-tabs'
import { WhyCard } from './why-card'
import { useDates, useLocal, useSay } from './words'

/** Where the company stands, why not higher, what is coming, what it brings. Managers can assign from here. */
export function TierPage({ view, mayAssign }: { view: TierView; mayAssign: boolean }) {
  const { partner, track } = view
  const current = track?.slug ?? view.waitsFor ?? undefined
  return (
    <Live id="tier" on={[[`organisation:${partner.id}`, '*']]}>
      {track ? <Head view={view} track={track} /> : <PlainHead view={view} />}
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={current} href={(slug) => `/company/tier?track=${slug}`} />
        {track ? <Standing view={view} track={track} mayAssign={mayAssign} /> : <NoTrack view={view} />}
      </div>
    </Live>
  )
}

function Head({ view, track }: { view: TierView; track: TrackView }) {
  const t = useT('tiers')
  const dates = useDates()
  const local = useLocal()
  const say = useSay(view.names)
  const query = `?track=${track.slug}`
  const hasTiers = track.ladder.length > 0
  return (
    <PageHead
      eyebrow={t.rich('tier.eyebrow', {
        partner: view.partner.name,
        track: local(track.title),
        date: dates.long(track.effectiveAt),
        n: (chunks) => <bdi>{chunks}</bdi>,
      })}
      title={say(track.headline)}
      lead={hasTiers ? <Outlook track={track} names={view.names} /> : t('tier.no-tiers-lead')}
      actions={
        hasTiers && (
          <>
            <ButtonLink href={`/company/tier/proof${query}`} icon="scroll-text">
              {t('tier.proof')}
            </ButtonLink>
            <ButtonLink href={`/company/tier/history${query}`} icon="history">
              {t('tier.history')}
            </ButtonLink>
          </>
        )
      }
    />
  )
}

/** The margin over the held tier, when it is used up, and when the tier falls. */
function Outlook({ track, names }: { track: TrackView; names: Names }) {
  const t = useT('tiers')
  const dates = useDates()
  const local = useLocal()
  const say = useSay(names)
  const { margin, usedUpAt, lostAt, fall } = track.outlook
  const date = dates.long
  const to = fall?.to ? local(fall.to.title) : ''
  const lands = fall?.to ? 'tier' : 'none'
  if (track.graceUntil !== null) {
    if (!fall) return <>{t('outlook.grace')}</>
    return <>{t('outlook.grace-falls', { date: date(fall.at), tier: to, lands })}</>
  }
  return (
    <>
      {margin && say(margin)}{' '}
      {usedUpAt !== null &&
        fall &&
        t('outlook.used-up-falls', { date: date(usedUpAt), fall: date(fall.at), tier: to, lands })}
      {usedUpAt !== null && !fall && t('outlook.used-up', { date: date(usedUpAt) })}
      {usedUpAt === null &&
        lostAt !== null &&
        fall &&
        t('outlook.falls', { date: date(lostAt), fall: date(fall.at), tier: to, lands })}
      {usedUpAt === null && lostAt !== null && !fall && t('outlook.lost', { date: date(lostAt) })}
      {usedUpAt === null && lostAt === null && track.held && t('outlook.safe', { tier: local(track.held.title) })}
    </>
  )
}

function Standing({ view, track, mayAssign }: { view: TierView; track: TrackView; mayAssign: boolean }) {
  const t = useT('tiers')
  const dates = useDates()
  const { names, plan } = view
  const { asked } = track
  const assignHref: AssignHref | undefined = mayAssign
    ? ({ personId, certification }) => {
        const exam = names.exams[certification]
        return exam ? `/company/assignments?${new URLSearchParams({ person: personId, target: `exam:${exam}` })}` : null
      }
    : undefined
  if (track.ladder.length === 0)
    return (
      <p>
        <ButtonLink href={`/company/benefits?track=${track.slug}`} icon="gift">
          {t('tier.no-tiers-benefits')}
        </ButtonLink>
      </p>
    )
  return (
    <>
      {track.nextRulesAt !== null && (
        <Callout kind="info" icon="scale" title={t('tier.new-rules', { date: dates.long(track.nextRulesAt) })}>
          <p>
            {t('tier.new-rules-text')} <a href={`/programme/rules/${track.slug}`}>{t('ladder.rules')}</a>
          </p>
        </Callout>
      )}
      <TierTabs track={track} />
      <WhyCard track={track} names={names} />
      {plan && (
        <PlanCard
          plan={plan}
          names={names}
          href={`/company/tier/plan?${new URLSearchParams({ track: track.slug, tier: plan.tier.slug })}`}
        />
      )}
      <div className="tier-top">
        <LadderCard track={track} />
        {track.checklist && asked && (
          <ChecklistCard
            id="checklist"
            checklist={track.checklist}
            tier={asked}
            purpose={purposeOf(track)}
            names={names}
            currency={track.currency}
            proofHref={`/company/tier/proof?track=${track.slug}`}
          />
        )}
      </div>
      <ProgressCard track={track} names={names} />
      <ForecastCard track={track} names={names} assignHref={assignHref} />
      <ExpiriesCard expiries={track.expiries} names={names} assignHref={assignHref} />
      <BenefitsCard track={track} href={`/company/benefits?track=${track.slug}`} />
    </>
  )
}

/** Which tier the page is about: what it asks, what is missing and the way to it. */
function TierTabs({ track }: { track: TrackView }) {
  const t = useT('tiers')
  const local = useLocal()
  if (track.ladder.length < 2) return null
  return (
    <TabLinks
      label={t('checklist.tiers')}
      size="sm"
      items={track.ladder.toReversed().map(({ tier }) => ({
        href: `/company/tier?${new URLSearchParams({ track: track.slug, tier: tier.slug })}`,
        label: local(tier.title),
        current: tier.slug === track.asked?.slug,
      }))}
    />
  )
}

const purposeOf = ({ asked, held, graceUntil }: TrackView): 'reach' | 'keep' | 'held' => {
  if ((asked?.rung ?? 0) > (held?.rung ?? 0)) return 'reach'
  return graceUntil === null ? 'held' : 'keep'
}

function PlainHead({ view }: { view: TierView }) {
  const t = useT('tiers')
  return (
    <PageHead
      eyebrow={<bdi>{view.partner.name}</bdi>}
      title={view.waitsFor ? t('tier.waits-head') : t('tier.no-track-head')}
    />
  )
}

function NoTrack({ view }: { view: TierView }) {
  const t = useT('tiers')
  return (
    <EmptyState
      level={2}
      title={view.waitsFor ? t('tier.waits-title') : t('tier.no-track-title')}
      action={
        <ButtonLink href="/learn" variant="primary">
          {t('tier.to-courses')}
        </ButtonLink>
      }
    >
      {view.waitsFor ? t('tier.waits-text') : t('tier.no-track-text')}
    </EmptyState>
  )
}
