import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { FormActions } from '~/ui/form-actions'
import { Person } from '~/ui/person'
import { Tag } from '~/ui/tag'
import { useDates } from '../../ui/words'
import { itemValue } from '../plan-items'
import type { PersonPlan, PlanView } from '../plan-view'
import type { PlannedItem } from '../schedule'
import type { PlanPageView, TrackPlan } from '../view-plan.server'

/** What each person does, in order; one button assigns what is ticked. */
export function PlanPeople({ view, track, plan }: { view: PlanPageView; track: TrackPlan; plan: PlanView }) {
  const t = useT('tiers')
  if (plan.people.length === 0)
    return (
      <Card id="people" title={t('plan.people')} padded>
        <p className="muted">{t(plan.isUnsure ? 'plan.unsure-text' : 'plan.nobody')}</p>
      </Card>
    )
  const open = plan.people.flatMap(({ personId, items }) =>
    items.filter((item) => !assignmentOf(personId, item, track)),
  ).length
  return (
    <form method="post" action="/company/tier/plan/assignments">
      <input type="hidden" name="track" value={view.track?.slug ?? ''} />
      <input type="hidden" name="tier" value={track.tier.slug} />
      <Card
        id="people"
        title={t('plan.people')}
        note={t('plan.people-note')}
        footer={
          open > 0 ? (
            <FormActions>
              <Button variant="primary" icon="check">
                {t('plan.assign', { count: open })}
              </Button>
              <span className="meta">{t('plan.assign-note')}</span>
            </FormActions>
          ) : (
            t('plan.all-assigned')
          )
        }
      >
        <ol className="rows">
          {plan.people.map((person) => (
            <li key={person.personId} className="plan-person">
              <PersonOf person={person} track={track} name={view.names.people[person.personId] ?? ''} />
            </li>
          ))}
        </ol>
      </Card>
    </form>
  )
}

function PersonOf({ person, track, name }: { person: PersonPlan; track: TrackPlan; name: string }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  return (
    <>
      <div className="row between">
        <Person name={name} href={`/company/people/${person.personId}`} />
        <span className="meta">
          {t('plan.person', { hours: format.minutes(person.minutes), date: dates.long(person.until) })}
        </span>
      </div>
      <ol className="plan-items">
        {person.items.map((item) => (
          <Item key={`${item.kind} ${item.slug}`} item={item} personId={person.personId} name={name} track={track} />
        ))}
      </ol>
    </>
  )
}

function Item(props: { item: PlannedItem; personId: string; name: string; track: TrackPlan }) {
  const { item, personId, track } = props
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const title = track.titles[`${item.kind} ${item.slug}`] ?? item.slug
  const assigned = assignmentOf(personId, item, track)
  const value = itemValue({ personId, kind: item.kind, slug: item.slug, dueOn: track.days[item.until] ?? '' })
  const words = (
    <span>
      <bdi className="medium">{title}</bdi>
      <span className="meta">
        {t(item.kind === 'course' ? 'plan.course' : 'plan.exam', { hours: format.minutes(item.minutes) })}
        {' · '}
        {t('plan.by', { date: dates.long(item.until) })}
        {item.waitsUntil !== null && <> · {t('plan.waits', { date: dates.long(item.waitsUntil) })}</>}
      </span>
    </span>
  )
  return (
    <li>
      {assigned ? (
        <div className="check plan-assigned">{words}</div>
      ) : (
        <label className="check">
          <input
            type="checkbox"
            name="item"
            value={value}
            defaultChecked
            aria-label={t('plan.assign-one', { title, name: props.name })}
          />
          {words}
        </label>
      )}
      {assigned && (
        <Tag tone={assigned.isLate ? 'warn' : 'success'}>
          {t(assigned.isLate ? 'plan.late' : 'plan.assigned', { date: dates.short(assigned.dueAt) })}
        </Tag>
      )}
    </li>
  )
}

const assignmentOf = (personId: string, { kind, slug }: PlannedItem, { assigned }: TrackPlan) =>
  assigned.find((one) => one.personId === personId && one.kind === kind && one.slug === slug)
