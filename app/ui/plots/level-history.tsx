import { useFormat, useT } from '~/i18n'
import { useDirection } from '../direction'
import { tierColour } from '../tier-badge'
import { along, labelStep, linear, short, textWidth } from './geometry'
import { monthTicks } from './months'
import { Plot } from './plot'

/** A time on one level, which is a rung of the tiers; 0 stands for none. Epoch milliseconds. */
export type LevelPeriod = {
  from: number
  until: number
  rung: number
  label: string
  note?: string
  isUncertain?: boolean
}

export type LevelHistoryProps = {
  id: string
  /** One sentence that tells the run of it. */
  title: string
  /** Names of all rungs, lowest first, from the one for none. */
  levels: readonly string[]
  /** In the order of time, without gaps. */
  periods: readonly LevelPeriod[]
  /** “Tier”: a column of the table. */
  levelName: string
}

/** Which level was held when: a bar on its own line for each period; one that was kept only for a while is hatched. */
export function LevelHistory({ id, title, levels, periods, levelName }: LevelHistoryProps) {
  const t = useT('ui')
  const format = useFormat()
  const height = levels.length * ROW + 34
  return (
    <Plot
      id={id}
      title={title}
      className="plot-broad"
      wide={{ width: 690, height, children: <Drawing {...{ levels, periods }} width={690} left={110} /> }}
      narrow={{ width: 330, height, children: <Drawing {...{ levels, periods }} width={330} left={86} /> }}
      table={{
        caption: title,
        columns: [{ label: t('plot.from') }, { label: t('plot.until') }, { label: levelName }],
        rows: periods.map(({ from, until, label, note }) => [
          format.dateLong(from),
          format.dateLong(until),
          note ? `${label} · ${note}` : label,
        ]),
      }}
    />
  )
}

const ROW = 34
const BAR = 20

function Drawing(props: Pick<LevelHistoryProps, 'levels' | 'periods'> & { width: number; left: number }) {
  const { levels, periods, width, left } = props
  const format = useFormat()
  const { x, box } = along(width, useDirection())
  const [from, to] = [periods[0]?.from ?? 0, periods.at(-1)?.until ?? 1]
  const time = linear([from, to], [left, width - 8])
  const bottom = levels.length * ROW
  const months = monthTicks(from, to, format.locale, format.timeZone)
  const every = labelStep(
    (width - left) / Math.max(months.length, 1),
    Math.max(0, ...months.map(({ label }) => textWidth(label))) + 14,
  )
  const yOf = (rung: number) => bottom - (rung + 1) * ROW
  return (
    <>
      {levels.map((label, rung) => (
        <g key={label}>
          <path className="gridline" d={`M${x(left)} ${yOf(rung) + ROW / 2}H${x(width - 8)}`} />
          <text className="end" x={x(left - 8)} y={yOf(rung) + ROW / 2 + 4}>
            {label}
          </text>
        </g>
      ))}
      {periods.map((period) => {
        const start = time(period.from)
        const length = Math.max(2, time(period.until) - start - 1)
        const shown = {
          x: box(start, length),
          y: yOf(period.rung) + (ROW - BAR) / 2,
          width: short(length),
          height: BAR,
        }
        return period.isUncertain ? (
          <rect key={period.from} className="warn" {...shown} y={shown.y + 6} height={BAR - 12} rx="3" />
        ) : (
          <rect
            key={period.from}
            className={period.rung > 0 ? `t${tierColour(period.rung)}` : 'soft'}
            {...shown}
            rx="3"
          />
        )
      })}
      <path className="axis" d={`M${x(left)} ${bottom + 0.5}H${x(width - 8)}`} />
      {months.map((month, index) =>
        index % every === 0 ? (
          <g key={month.at}>
            <path className="axis" d={`M${x(time(month.at))} ${bottom}v4`} />
            <text className="mid" x={x(time(month.at))} y={bottom + 18}>
              {month.label}
            </text>
          </g>
        ) : null,
      )}
    </>
  )
}
