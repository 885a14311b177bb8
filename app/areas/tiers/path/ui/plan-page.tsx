import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { keyed } from '~/ui/keyed'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { TabLinks } from '~/ui/tabs'
import { TrackTabs } from '../../ui/track-tabs'
import { useDates, useLocal, useSay } from '../../ui/words'
import type { PlanPageView, TrackPlan } from '../view-plan.server'
import { PlanAside } from './plan-aside'
import { PlanOptionsForm } from './plan-options-form'
import { PlanPeople } from './plan-people'
import { Working } from './working'

/** The cheapest way to a tier: who learns what by when, what else is needed, and how it was found. */
export function PlanPage({ view, href }: { view: PlanPageView; href: string }) {
  const { partner, plan, track } = view
  const t = useT('tiers')
  const local = useLocal()
  const organisation = `organisation:${partner.id}`
  const tierHref = (tier: string) => `${href}?${new URLSearchParams({ track: track?.slug ?? '', tier })}`
  return (
    <Live
      id="plan"
      on={[
        [organisation, 'plan-found'],
        [organisation, 'tier-checked'],
        [organisation, 'learning-changed'],
      ]}
    >
      <Head view={view} />
      <div className="stack">
        <TrackTabs tracks={view.tracks} current={track?.slug} href={(slug) => `${href}?track=${slug}`} />
        {view.tiers.length > 1 && (
          <TabLinks
            label={t('plan.tiers')}
            size="sm"
            items={view.tiers.map((tier) => ({
              href: tierHref(tier.slug),
              label: local(tier.title),
              current: tier.slug === plan?.tier.slug,
            }))}
          />
        )}
        {plan ? (
          <div className="with-aside">
            <div className="stack">
              <Way view={view} plan={plan} />
            </div>
            <div className="stack">
              {plan.way.kind === 'found' && <PlanAside plan={plan.way.plan} track={plan} names={view.names} />}
              {plan.way.kind !== 'reached' && <PlanOptionsForm view={view} plan={plan} href={href} />}
            </div>
          </div>
        ) : (
          <EmptyState
            level={2}
            title={t('plan.none-title')}
            action={<ButtonLink href="/company/tier">{t('moves.to-tier')}</ButtonLink>}
          >
            {t('plan.none-text')}
          </EmptyState>
        )}
      </div>
    </Live>
  )
}

function Head({ view }: { view: PlanPageView }) {
  const { plan, track, partner } = view
  const t = useT('tiers')
  const format = useFormat()
  const local = useLocal()
  const dates = useDates()
  const tier = plan ? local(plan.tier.title) : ''
  const found = plan?.way.kind === 'found' ? plan.way.plan : null
  return (
    <PageHead
      eyebrow={
        track ? (
          t.rich('history.eyebrow', {
            partner: partner.name,
            track: local(track.title),
            n: (chunks) => <bdi>{chunks}</bdi>,
          })
        ) : (
          <bdi>{partner.name}</bdi>
        )
      }
      title={plan ? t('plan.head', { tier }) : t('plan.title')}
      lead={
        found &&
        (found.people.length === 0
          ? t(found.isUnsure ? 'plan.lead-unsure' : 'plan.lead-nothing', { others: found.others.length })
          : t('plan.lead', {
              people: found.people.length,
              hours: format.minutes(found.minutes),
              date: dates.long(found.until),
              others: found.others.length,
            }))
      }
      actions={
        <ButtonLink href={`/company/tier${track ? `?track=${track.slug}` : ''}`} icon="arrow-left">
          {t('plan.to-tier')}
        </ButtonLink>
      }
    />
  )
}

function Way({ view, plan }: { view: PlanPageView; plan: TrackPlan }) {
  const t = useT('tiers')
  const local = useLocal()
  const say = useSay(view.names)
  const tier = local(plan.tier.title)
  const { way } = plan
  switch (way.kind) {
    case 'found':
      return <PlanPeople view={view} track={plan} plan={way.plan} />
    case 'working':
      return (
        <Card id="working" title={t('plan.working')} padded>
          <Working people={view.members.length} />
        </Card>
      )
    case 'reached':
      return (
        <Callout kind="success" title={t('plan.reached', { tier })}>
          {t('plan.reached-text')}
        </Callout>
      )
    case 'impossible':
      return (
        <Callout kind="warn" title={t('plan.impossible', { tier })}>
          <p>{t('plan.impossible-text')}</p>
          {way.because.length > 0 && (
            <>
              <p>{t('plan.impossible-because', { count: way.because.length })}</p>
              <ul className="ev">
                {keyed(way.because).map(({ key, item }) => (
                  <li key={key}>
                    {say(item.line)} {item.missing && say(item.missing)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </Callout>
      )
    default:
      return (
        <Callout kind="warn" title={t('plan.not-found', { tier })}>
          {t('plan.not-found-text')}
        </Callout>
      )
  }
}
