import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { BarsByBucket } from '~/ui/plots/bars-by-bucket'
import { RunLine } from '~/ui/plots/run-line'
import type { Names } from '../language/names'
import type { RequirementRun } from '../standings/progress'
import type { TrackView } from '../standings/track-view'
import { useDates, useLocal, useSay } from './words'

/** Each countable requirement of the tier over time: a year back, half a year ahead, and what is asked for. */
export function ProgressCard({ track, names }: { track: TrackView; names: Names }) {
  const t = useT('tiers')
  const local = useLocal()
  if (!track.asked || track.runs.length === 0) return null
  return (
    <Card id="progress" title={t('progress.title', { tier: local(track.asked.title) })} note={t('progress.note')}>
      <ul className="runs">
        {track.runs.map((run) => (
          <li key={run.ruleId}>
            <Run run={run} track={track} names={names} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Run({ run, track, names }: { run: RequirementRun; track: TrackView; names: Names }) {
  const t = useT('tiers')
  const format = useFormat()
  const dates = useDates()
  const say = useSay(names)
  const show = useShow(run.unit, track.currency)
  const line = say.plain(run.line)
  const month = new Intl.DateTimeFormat(format.locale, { month: 'short', timeZone: 'UTC' })
  const today = run.points.findLast(({ at }) => at <= track.checkedAt)
  return (
    <>
      <p className="small">{say(run.line)}</p>
      <RunLine
        id={`run-${run.ruleId.replaceAll('.', '-')}`}
        title={t('progress.story', { line, today: show(today?.value ?? 0), needed: show(run.needed) })}
        measure={t('progress.seen')}
        points={run.points}
        now={track.checkedAt}
        limit={{
          value: run.needed,
          label: t(run.isLimit ? 'progress.at-most' : 'progress.needed', { value: show(run.needed) }),
        }}
        show={show}
      />
      {run.months.length > 1 && (
        <>
          <p className="small muted">{t('progress.by-month')}</p>
          <BarsByBucket
            id={`months-${run.ruleId.replaceAll('.', '-')}`}
            title={t('progress.month-story', { line })}
            buckets={run.months.map(({ at, value }) => ({
              label: month.format(at),
              longLabel: dates.month(at),
              value,
            }))}
            bucketName={t('progress.month')}
            measure={t('progress.came')}
            show={show}
          />
        </>
      )}
    </>
  )
}

/** Numbers short enough for an axis, with their unit. */
function useShow(unit: RequirementRun['unit'], currency: string): (value: number) => string {
  const format = useFormat()
  if (unit === 'money') return shortMoney(format.locale, currency)
  if (unit === 'share') return (value) => format.percent(value, 1)
  if (unit === 'percent') return (value) => format.percent(value / 100, 1)
  return (value) => format.number(value, { maximumFractionDigits: 1 })
}

const moneys = new Map<string, (value: number) => string>()

/** Formats are slow to make, and an axis asks for many. */
function shortMoney(locale: string, currency: string): (value: number) => string {
  const key = `${locale} ${currency}`
  const known = moneys.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(locale, {
    ...{ style: 'currency', currency, notation: 'compact', minimumFractionDigits: 0, maximumFractionDigits: 1 },
  })
  const made = (value: number) => format.format(value)
  moneys.set(key, made)
  return made
}
