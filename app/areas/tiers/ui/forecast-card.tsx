import { useFormat, useNow, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { classNames } from '~/ui/class-names'
import { keyed } from '~/ui/keyed'
import { StepForecast } from '~/ui/plots/step-forecast'
import { VisuallyHidden } from '~/ui/visually-hidden'
import type { ForecastEvent, ForecastPlot } from '../decisions/forecast-view'
import type { Names } from '../language/names'
import type { TierName, TrackView } from '../standings/track-view'
import { anyOf, useDates, useLocal, useSay } from './words'

/** What changes in the coming year if nobody does anything: one count drawn over time, and each event in words. */
export function ForecastCard(props: { track: TrackView; names: Names; assignHref?: AssignHref }) {
  const { track, names } = props
  const { forecast } = track
  const t = useT('tiers')
  const measure = useMeasure(forecast.plot, names)
  return (
    <Card id="forecast" title={t('forecast.title')} note={t('forecast.note', { measure })}>
      <div className={forecast.plot && forecast.events.length > 0 ? 'fc' : 'card-body stack stack-sm'}>
        {forecast.events.length === 0 && <p className="muted">{t('forecast.nothing')}</p>}
        {forecast.plot && (
          <div className="fc-plot">
            <Plot track={track} plot={forecast.plot} measure={measure} />
          </div>
        )}
        {forecast.events.length > 0 && (
          <ol className="fc-events">
            {forecast.events.map((event) => (
              <Event key={event.number} event={event} names={names} assignHref={props.assignHref} />
            ))}
            {forecast.more > 0 && (
              <li className="fc-more muted small">{t('forecast.more', { count: forecast.more })}</li>
            )}
          </ol>
        )}
      </div>
    </Card>
  )
}

/** Where a renewal is assigned; null when no exam earns the certification. */
export type AssignHref = (of: { personId: string; certification: string }) => string | null

function Event(props: { event: ForecastEvent; names: Names; assignHref?: AssignHref }) {
  const { event, names } = props
  const t = useT('tiers')
  const format = useFormat()
  const now = useNow()
  const dates = useDates()
  const say = useSay(names)
  const ending = event.endings[0]
  const href = ending && props.assignHref?.(ending)
  return (
    <li>
      <span className={classNames('fc-n', event.tone !== 'good' && event.tone)}>{format.number(event.number)}</span>
      <div>
        <p>
          <b>{dates.long(event.at)}</b> · {format.relative(event.at, now)}
        </p>
        <p className="muted small">
          {keyed(event.because).map(({ key, item }) => (
            <span key={key}>{say(item)} </span>
          ))}
          {say(event.outcome)}
        </p>
        {event.prevention && <p className="small">{say(event.prevention)}</p>}
      </div>
      {ending && href && (
        <ButtonLink size="sm" href={href}>
          {t('forecast.assign')}
          <VisuallyHidden>
            {' '}
            {t('forecast.assign-to', { name: names.people[ending.personId] ?? t('words.somebody') })}
          </VisuallyHidden>
        </ButtonLink>
      )}
    </li>
  )
}

function Plot({ track, plot, measure }: { track: TrackView; plot: ForecastPlot; measure: string }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const local = useLocal()
  const tiers = new Map(track.ladder.map(({ tier }) => [tier.slug, tier]))
  const nameOf = (tier: TierName | undefined) => (tier ? local(tier.title) : t('words.no-tier'))
  const steps = plot.steps.filter((step, index) => step.value !== (plot.steps[index - 1]?.value ?? plot.value))
  const story = [
    t('forecast.today', { value: format.number(plot.value) }),
    ...steps.map((step) => t('forecast.from', { value: format.number(step.value), date: dates.long(step.at) })),
  ]
  return (
    <StepForecast
      id="forecast-plot"
      title={t('forecast.story', { measure, story: format.list(story) })}
      measure={measure}
      from={track.forecast.from}
      to={track.forecast.to}
      value={plot.value}
      steps={plot.steps.map(({ at, value, number, tone }) => ({
        at,
        value,
        ...(number !== null && tone !== 'good' ? { mark: { number, tone } } : {}),
      }))}
      limits={plot.limits.map((limit) => ({
        value: limit.value,
        label: t('forecast.limit', {
          tiers: format.list(limit.tiers.map((slug) => nameOf(tiers.get(slug)))),
          count: limit.tiers.length,
          value: format.number(limit.value),
        }),
      }))}
      tiers={plot.tiers.map(({ from, tier }, index) => ({
        from,
        rung: tiers.get(tier ?? '')?.rung ?? 1,
        label: nameOf(tiers.get(tier ?? '')),
        ...(index > 0 ? { note: t('forecast.if-nobody') } : {}),
      }))}
    />
  )
}

/** What is counted: "People with Integration Associate or higher". */
function useMeasure(plot: ForecastPlot | null, names: Names): string {
  const t = useT('tiers')
  const format = useFormat()
  if (!plot) return t('forecast.all')
  const titles = plot.holding.certifications.map((slug) => names.certifications[slug] ?? slug)
  if (plot.holding.mode === 'or-higher') return t('forecast.people-or-higher', { certification: titles[0] ?? '' })
  const certifications = plot.holding.mode === 'all' ? format.list(titles) : anyOf(format.locale, titles)
  return t('forecast.people', { certifications })
}
