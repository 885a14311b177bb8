import { useFormat, useT } from '~/i18n'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { keyed } from '~/ui/keyed'
import { Row, Rows } from '~/ui/rows'
import type { Names } from '../../language/names'
import { useDates, useSay } from '../../ui/words'
import type { PlanView } from '../plan-view'
import type { TrackPlan } from '../view-plan.server'

/** What learning does not give, what ends on the way, and what the plan rests on. */
export function PlanAside({ plan, track, names }: { plan: PlanView; track: TrackPlan; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <>
      {plan.isUnsure ? (
        <Callout kind="info" icon="scale" title={t('plan.unsure')}>
          {t('plan.unsure-text')}
        </Callout>
      ) : (
        <Callout
          kind={plan.isCheapest ? 'success' : 'info'}
          icon="scale"
          title={t(plan.isCheapest ? 'plan.cheapest' : 'plan.not-proven')}
        >
          {plan.isCheapest
            ? t('plan.cheapest-text')
            : t('plan.not-proven-text', { bound: format.minutes(plan.boundMinutes) })}
        </Callout>
      )}
      {plan.others.length > 0 && <Others plan={plan} names={names} />}
      <Endings plan={plan} names={names} />
      <Counting plan={plan} track={track} names={names} />
    </>
  )
}

function Others({ plan, names }: { plan: PlanView; names: Names }) {
  const t = useT('tiers')
  const say = useSay(names)
  return (
    <Card id="others" title={t('plan.others')} footer={t('steps.by-programme')}>
      <Rows>
        {keyed(plan.others).map(({ key, item }) => (
          <Row key={key}>
            <p>{say(item.line)}</p>
            {item.missing && <p className="meta">{say(item.missing)}</p>}
            {item.learning !== 'none' && (
              <p className="meta">{t(item.learning === 'some' ? 'plan.not-alone' : 'plan.may-help')}</p>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  )
}

function Endings({ plan, names }: { plan: PlanView; names: Names }) {
  const t = useT('tiers')
  const dates = useDates()
  if (plan.endings.length === 0) return null
  return (
    <Card id="endings" title={t('plan.endings')} footer={t('plan.endings-note')}>
      <Rows>
        {plan.endings.map(({ personId, certification, at }) => (
          <Row
            key={`${personId} ${certification}`}
            title={<bdi>{names.people[personId] ?? t('words.somebody')}</bdi>}
            meta={
              <>
                <bdi>{names.certifications[certification] ?? certification}</bdi> ·{' '}
                {t('plan.ends', { date: dates.long(at) })}
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  )
}

function Counting({ plan, track, names }: { plan: PlanView; track: TrackPlan; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <Card id="counting" title={t('plan.counting')} padded>
      <p className="small muted">{t('plan.counting-text', { pace: track.choices.pace })}</p>
      {plan.hasEstimates && <p className="small muted">{t('plan.estimates')}</p>}
      {track.blocked.length > 0 && (
        <details className="proof-ev">
          <summary>
            {t('plan.blocked', { count: track.blocked.length, number: format.number(track.blocked.length) })}
          </summary>
          <ul className="ev">
            {track.blocked.map(({ personId, certification }) => (
              <li key={`${personId} ${certification}`}>
                <bdi>{names.people[personId] ?? t('words.somebody')}</bdi>:{' '}
                <bdi>{names.certifications[certification] ?? certification}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  )
}
