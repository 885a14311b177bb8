import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { keyed } from '~/ui/keyed'
import { Person } from '~/ui/person'
import type { Names } from '../../language/names'
import { useDates, useLocal, useSay } from '../../ui/words'
import type { PlanView } from '../plan-view'
import type { TrackPlan } from '../view-plan.server'
import { Working } from './working'

/** The cheapest way in a few lines, with the page that assigns it. */
export function PlanCard({ plan, names, href }: { plan: TrackPlan; names: Names; href: string }) {
  const t = useT('tiers')
  const local = useLocal()
  const { way } = plan
  if (way.kind === 'reached') return null
  return (
    <Card
      id="way"
      title={t('plan.head', { tier: local(plan.tier.title) })}
      end={
        <ButtonLink size="sm" variant="primary" href={href}>
          {t(way.kind === 'found' && way.plan.people.length > 0 ? 'plan.open-assign' : 'plan.open')}
        </ButtonLink>
      }
    >
      {way.kind === 'found' ? (
        <Summary plan={way.plan} track={plan} names={names} />
      ) : way.kind === 'working' ? (
        <div className="card-body">
          <Working people={null} />
        </div>
      ) : (
        <p className="card-body muted">
          {t(way.kind === 'impossible' ? 'plan.impossible-text' : 'plan.not-found-text')}
        </p>
      )}
    </Card>
  )
}

function Summary({ plan, track, names }: { plan: PlanView; track: TrackPlan; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const say = useSay(names)
  return (
    <>
      <p className="card-body">
        {plan.people.length === 0
          ? t(plan.isUnsure ? 'plan.lead-unsure' : 'plan.lead-nothing', { others: plan.others.length })
          : t('plan.lead', {
              people: plan.people.length,
              hours: format.minutes(plan.minutes),
              date: dates.long(plan.until),
              others: plan.others.length,
            })}
      </p>
      <ul className="rows">
        {plan.people.map(({ personId, minutes, items }) => (
          <li key={personId}>
            <div className="grow">
              <Person name={names.people[personId] ?? t('words.somebody')} note={format.minutes(minutes)} />
              <p className="meta">
                <bdi>{format.list(items.map(({ kind, slug }) => track.titles[`${kind} ${slug}`] ?? slug))}</bdi>
              </p>
            </div>
          </li>
        ))}
        {keyed(plan.others).map(({ key, item }) => (
          <li key={key}>
            <p className="grow">
              {say(item.line)} {item.missing && <span className="muted">{say(item.missing)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}
