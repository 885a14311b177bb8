import { useId, useState } from 'react'
import { useFormat, useT } from '~/i18n'
import { classNames } from '../class-names'
import { useDirection } from '../direction'
import { Icon } from '../icon'
import { keyed } from '../keyed'
import { along } from '../plots/geometry'
import { LabCard } from './lab-card'
import { type Attempt, attemptsFor, OUTAGES, SCHEDULES, type ScheduleName, survives } from './retry-schedule'

const SCHEDULE_LABELS = {
  halyard: 'retry.schedules.halyard',
  'every-minute': 'retry.schedules.every-minute',
  doubling: 'retry.schedules.doubling',
} as const satisfies Record<ScheduleName, string>

const SCHEDULE_NAMES: readonly ScheduleName[] = ['halyard', 'every-minute', 'doubling']

/** Choose a schedule and how long the endpoint is down; see which attempts are made. */
export function RetryTimeline() {
  const t = useT('content')
  const seconds = useSeconds()
  const id = useId()
  const [schedule, setSchedule] = useState<ScheduleName>('halyard')
  const [outage, setOutage] = useState<number>(20 * 60)
  const waits = SCHEDULES[schedule]
  const attempts = attemptsFor(waits, outage)
  const delivered = attempts.find((attempt) => attempt.result === 'delivered')
  const total = seconds(survives(waits))
  const verdict = delivered
    ? delivered.at === 0
      ? t('retry.delivered-at-once')
      : t('retry.delivered', { time: seconds(delivered.at) })
    : t('retry.given-up', { outage: seconds(outage), total })
  return (
    <LabCard title={t('retry.title')}>
      <div className="row row-lg lab-live">
        <div className="field">
          <label htmlFor={`${id}-schedule`}>{t('retry.schedule')}</label>
          <select
            id={`${id}-schedule`}
            className="select"
            value={schedule}
            onChange={(event) => setSchedule(SCHEDULE_NAMES.find((name) => name === event.target.value) ?? 'halyard')}
          >
            {SCHEDULE_NAMES.map((name) => (
              <option key={name} value={name}>
                {t(SCHEDULE_LABELS[name])}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor={`${id}-outage`}>{t('retry.outage')}</label>
          <select
            id={`${id}-outage`}
            className="select"
            value={outage}
            onChange={(event) => setOutage(Number(event.target.value))}
          >
            {OUTAGES.map((value) => (
              <option key={value} value={value}>
                {value === 0 ? t('retry.no-outage') : seconds(value)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <div className="plot-frame">
        <Rail attempts={attempts} waits={waits} kind="plot-wide" width={560} />
        <Rail attempts={attempts} waits={waits} kind="plot-narrow" width={320} />
      </div>
      <ol className="timeline small">
        {attempts
          .filter(({ result }) => result !== 'not-made')
          .map((attempt) => (
            <li key={attempt.number} className={attempt.result === 'delivered' ? 'is-good' : 'is-bad'}>
              <AttemptLine attempt={attempt} />
            </li>
          ))}
      </ol>
      <p className="lab-verdict" role="status">
        {verdict} <span className="muted">{t('retry.survives', { total })}</span>
      </p>
    </LabCard>
  )
}

function AttemptLine({ attempt }: { attempt: Attempt }) {
  const t = useT('content')
  const format = useFormat()
  const seconds = useSeconds()
  const isDelivered = attempt.result === 'delivered'
  return (
    <div className="row">
      <b>{t('retry.attempt', { number: format.number(attempt.number) })}</b>
      <span className="muted">
        {attempt.at === 0 ? t('retry.at-once') : t('retry.after', { time: seconds(attempt.at) })}
      </span>
      <span className={classNames('row', isDelivered ? 'good' : 'bad')}>
        <Icon name={isDelivered ? 'check' : 'x'} size="sm" />
        {isDelivered ? t('retry.answered') : t('retry.no-answer')}
      </span>
    </div>
  )
}

const MARKS = { failed: 'bad', delivered: 'good', 'not-made': 'soft' } as const

/** The attempts on a line at even distances, with the waits between them. The list says the same in words. */
function Rail(props: { attempts: readonly Attempt[]; waits: readonly number[]; kind: string; width: number }) {
  const { attempts, waits, kind, width } = props
  const format = useFormat()
  const seconds = useSeconds()
  const { x } = along(width, useDirection())
  const gap = (width - 24) / (attempts.length - 1)
  const place = (index: number) => 12 + gap * index
  return (
    <svg className={classNames('plot', kind)} viewBox={`0 0 ${width} 64`} aria-hidden="true">
      <path className="axis" d={`M${x(12)} 32.5H${x(width - 12)}`} />
      {keyed(waits).map(({ key, item: wait, index }) => (
        <text key={key} className="mid" x={x(place(index + 0.5))} y={22}>
          {seconds(wait)}
        </text>
      ))}
      {attempts.map(({ number, result }, index) => (
        <g key={number}>
          <Mark result={result} x={x(place(index))} />
          <text className={classNames('mid', result === 'delivered' && 'strong')} x={x(place(index))} y={58}>
            {format.number(number)}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Shape first, then colour: a square failed, a disc arrived, an empty ring was never needed. */
function Mark({ result, x }: { result: Attempt['result']; x: number }) {
  if (result === 'failed') return <rect className={MARKS[result]} x={x - 5} y={27} width={10} height={10} rx={1} />
  return (
    <circle
      className={classNames(MARKS[result], result === 'not-made' && 'axis')}
      cx={x}
      cy={32}
      r={result === 'delivered' ? 7 : 5}
    />
  )
}

/** `5 s`, `35 min`, `2 h 35 min` */
function useSeconds(): (count: number) => string {
  const t = useT('content')
  const format = useFormat()
  return (count) => (count < 60 ? t('retry.seconds', { count }) : format.minutes(Math.round(count / 60)))
}
