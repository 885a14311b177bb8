import { useFormat, useT } from '~/i18n'
import { useDirection } from '../direction'
import { along, labelStep, linear, short, stepPath, textWidth, ticks } from './geometry'
import { monthTicks } from './months'
import { Plot } from './plot'

export type RunLineProps = {
  id: string
  /** One sentence that tells the run of it. */
  title: string
  /** Names the second column of the table. */
  measure: string
  /** Epoch milliseconds with the value from then on, in the order of time. */
  points: readonly { at: number; value: number }[]
  /** Where what was ends and what is to be expected begins. */
  now: number
  limit: { value: number; label: string }
  /** Writes a value; plain numbers without it. */
  show?: (value: number) => string
}

/** A number over time: what was, drawn through; what is ahead if nothing happens, dashed; and what is asked for. */
export function RunLine(props: RunLineProps) {
  const { id, title, measure, points, show } = props
  const format = useFormat()
  const t = useT('ui')
  const write = show ?? format.number
  return (
    <Plot
      id={id}
      title={title}
      wide={{ width: 560, height: HEIGHT, children: <Drawing {...props} write={write} width={560} /> }}
      narrow={{ width: 330, height: HEIGHT, children: <Drawing {...props} write={write} width={330} /> }}
      table={{
        caption: title,
        columns: [{ label: t('plot.from') }, { label: measure, numeric: true }],
        rows: points.map(({ at, value }) => [format.dateLong(at), write(value)]),
      }}
    />
  )
}

const HEIGHT = 168
const [TOP, BOTTOM] = [22, HEIGHT - 30]

function Drawing(props: RunLineProps & { width: number; write: (value: number) => string }) {
  const { points, now, limit, width, write } = props
  const t = useT('ui')
  const format = useFormat()
  const { x } = along(width, useDirection())
  const most = Math.max(limit.value, ...points.map(({ value }) => value))
  const least = Math.min(0, ...points.map(({ value }) => value))
  const isCounted = [limit, ...points].every(({ value }) => Number.isInteger(value))
  const grid = ticks(least, most * 1.05, 4, isCounted ? 1 : Math.min(1, most / 100))
  const left = Math.max(28, ...grid.map((tick) => textWidth(write(tick)) + 10))
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 1]
  const time = linear([from, to], [left, width - 4])
  const height = linear([grid[0] ?? 0, grid.at(-1) ?? 1], [BOTTOM, TOP])
  const place = ({ at, value }: { at: number; value: number }) => ({ x: x(time(at)), y: short(height(value)) })
  const past = points.filter(({ at }) => at <= now)
  const ahead = points.filter(({ at }) => at >= now)
  const today = past.at(-1)
  const months = monthTicks(from, to, format.locale, format.timeZone)
  const every = labelStep(
    (width - left) / Math.max(months.length, 1),
    Math.max(0, ...months.map(({ label }) => textWidth(label))) + 12,
  )
  const label = today ? t('plot.today', { value: write(today.value) }) : ''
  const room = width - 4 - time(now)
  return (
    <>
      {grid.map((tick) => (
        <g key={tick}>
          <path className="gridline" d={`M${x(left)} ${short(height(tick)) + 0.5}H${x(width - 4)}`} />
          <text className="end" x={x(left - 8)} y={short(height(tick)) + 4}>
            {write(tick)}
          </text>
        </g>
      ))}
      <path className="limit" d={`M${x(left)} ${short(height(limit.value))}H${x(width - 4)}`} />
      <text className="em end" x={x(width - 4)} y={short(height(limit.value)) - 5}>
        {limit.label}
      </text>
      {months.map((month, index) =>
        index % every === 0 ? (
          <text key={month.at} className="mid" x={x(time(month.at))} y={BOTTOM + 20}>
            {month.label}
          </text>
        ) : null,
      )}
      <path className="axis" d={`M${x(left)} ${BOTTOM + 0.5}H${x(width - 4)}`} />
      <path className="axis" d={`M${x(time(now))} ${TOP - 6}V${BOTTOM}`} />
      <path className="line" d={stepPath(past.map(place), x(time(now)))} />
      <path className="line line-ahead" d={stepPath(ahead.map(place), x(time(to)))} />
      {today && (
        <>
          <circle className="p1" cx={x(time(now))} cy={place(today).y} r="4" />
          <text
            className={textWidth(label) > room ? 'strong end' : 'strong'}
            x={x(textWidth(label) > room ? time(now) + room : time(now))}
            y={12}
          >
            {label}
          </text>
        </>
      )}
    </>
  )
}
