import { useFormat, useNow, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Person } from '~/ui/person'
import { Row, Rows } from '~/ui/rows'
import { VisuallyHidden } from '~/ui/visually-hidden'
import type { Expiry } from '../engine/expiries'
import type { Names } from '../language/names'
import type { AssignHref } from './forecast-card'
import { useDates } from './words'

const SHOWN = 10

/** Whose certificates end within a year, soonest first. */
export function ExpiriesCard(props: { expiries: readonly Expiry[]; names: Names; assignHref?: AssignHref }) {
  const { expiries, names } = props
  const t = useT('tiers')
  const format = useFormat()
  const now = useNow()
  const dates = useDates()
  if (expiries.length === 0) return null
  const more = expiries.length - SHOWN
  return (
    <Card
      id="expiries"
      title={t('expiries.title')}
      note={t('expiries.note')}
      footer={more > 0 ? t('expiries.more', { count: more }) : undefined}
    >
      <Rows>
        {expiries.slice(0, SHOWN).map((expiry) => {
          const name = names.people[expiry.personId] ?? t('words.somebody')
          const title = names.certifications[expiry.certification] ?? expiry.certification
          const href = props.assignHref?.(expiry)
          return (
            <Row
              key={`${expiry.personId} ${expiry.certification}`}
              title={<Person name={name} />}
              meta={
                <>
                  <bdi>{title}</bdi> ·{' '}
                  {t('expiries.until', { date: dates.long(expiry.at), when: format.relative(expiry.at, now) })}
                </>
              }
              end={
                href && (
                  <ButtonLink size="sm" href={href}>
                    {t('forecast.assign')}
                    <VisuallyHidden> {t('forecast.assign-to', { name })}</VisuallyHidden>
                  </ButtonLink>
                )
              }
            />
          )
        })}
      </Rows>
    </Card>
  )
}
