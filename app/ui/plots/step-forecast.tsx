import { useFormat, useT } from '~/i18n'
import { useDirection } from '../direction'
import { tierColour } from '../tier-badge'
import { along, labelStep, linear, short, spread, stepPath, textWidth, ticks } from './geometry'
import { type MonthTick, monthTicks } from './months'
import { Plot } from './plot'

export type ForecastStep = {
  /** Epoch milliseconds. */
  at: number
  /** The count from then on. */
  value: number
  /** A numbered mark that the list beside the plot explains. */
  mark?: { number: number; tone: 'warn' | 'bad' }
}

export type StepForecastProps = {
  id: string
  /** One sentence with the steps: it stands for the picture. */
  title: string
  description?: string
  /** “Certified people”: the table's second column. */
  measure: string
  /** Epoch milliseconds. */
  from: number
  to: number
  /** The count now. */
  value: number
  /** In the order of time, within `from`..`to`. */
  steps: readonly ForecastStep[]
  /** “Gold needs 8”. */
  limits: readonly { value: number; label: string }[]
  /** Which tier holds from when; the first begins at `from`. `note` follows the name where there is room. */
  tiers?: readonly { from: number; rung: number; label: string; note?: string }[]
}

/** How a count falls over the coming months when nobody acts, and which tier it carries. */
export function StepForecast(props: StepForecastProps) {
  const t = useT('ui')
  const format = useFormat()
  const direction = useDirection()
  const { id, title, description, measure, from, to, value, steps, tiers = [] } = props
  const months = monthTicks(from, to, format.locale, format.timeZone)
  const words: Words = {
    number: format.number,
    today: t('plot.today', { value: format.number(value) }),
    strip: t('plot.tier-strip'),
    months,
    direction,
  }
  const tierAt = (at: number) => tiers.findLast((tier) => tier.from <= at)?.label
  const heights = tiers.length > 0 ? { wide: 294, narrow: 258 } : { wide: 246, narrow: 210 }
  return (
    <Plot
      id={id}
      title={title}
      description={description}
      className="plot-broad forecast"
      wide={{ width: 690, height: heights.wide, children: <Drawing {...props} layout={WIDE} words={words} /> }}
      narrow={{ width: 330, height: heights.narrow, children: <Drawing {...props} layout={NARROW} words={words} /> }}
      table={{
        caption: title,
        columns: [
          { label: t('plot.from') },
          { label: measure, numeric: true },
          ...(tiers.length > 0 ? [{ label: t('plot.tier') }] : []),
        ],
        rows: [{ at: from, value }, ...steps].map((step) => [
          format.dateLong(step.at),
          format.number(step.value),
          ...(tiers.length > 0 ? [tierAt(step.at)] : []),
        ]),
      }}
    />
  )
}

type Layout = { width: number; left: number; right: number; top: number; bottom: number; isWide: boolean }
type Words = {
  number: (value: number) => string
  today: string
  strip: string
  months: readonly MonthTick[]
  direction: 'ltr' | 'rtl'
}

const WIDE: Layout = { width: 690, left: 34, right: 554, top: 18, bottom: 214, isWide: true }
const NARROW: Layout = { width: 330, left: 34, right: 320, top: 18, bottom: 178, isWide: false }
const GAP = 8

function Drawing(props: StepForecastProps & { layout: Layout; words: Words }) {
  const { from, to, value, steps, limits, tiers = [], layout, words } = props
  const { width, left, right, top, bottom, isWide } = layout
  const { x, box } = along(width, words.direction)
  const time = linear([from, to], [left, right])
  const heights = [value, ...steps.map((step) => step.value), ...limits.map((limit) => limit.value)]
  const grid = ticks(Math.max(0, Math.min(...heights) - 1), Math.max(...heights) + 1, isWide ? 6 : 5)
  const count = linear([grid[0] ?? 0, grid.at(-1) ?? 1], [bottom, top])
  const y = (height: number) => short(count(height))
  const path = [{ x: x(left), y: y(value) }, ...steps.map((step) => ({ x: x(time(step.at)), y: y(step.value) }))]
  const labelYs = spread(
    limits.map((limit) => count(limit.value) + (isWide ? 4 : -6)),
    15,
    [top - 6, bottom],
  )
  const monthStep = labelStep(
    (right - left) / Math.max(words.months.length, 1),
    Math.max(0, ...words.months.map((month) => textWidth(month.label))) + 10,
  )
  return (
    <>
      {grid.map((tick) => (
        <g key={tick}>
          <path className="gridline" d={`M${x(left)} ${y(tick)}H${x(right)}`} />
          <text className="end" x={x(left - GAP)} y={y(tick) + 4}>
            {words.number(tick)}
          </text>
        </g>
      ))}
      {limits.map((limit, index) => (
        <g key={limit.label}>
          <path className="limit" d={`M${x(left)} ${y(limit.value)}H${x(right)}`} />
          <text
            className={isWide ? 'em' : 'em end'}
            x={x(isWide ? right + GAP : right)}
            y={short(labelYs[index] ?? y(limit.value))}
          >
            {limit.label}
          </text>
        </g>
      ))}
      {words.months.map((month, index) =>
        index % monthStep === 0 ? (
          <g key={month.at}>
            <path className="axis" d={`M${x(time(month.at))} ${bottom}v4`} />
            <text className="mid" x={x(time(month.at))} y={bottom + 18}>
              {month.label}
            </text>
          </g>
        ) : null,
      )}
      <path className="axis" d={`M${x(left)} ${bottom}H${x(right)}`} />
      <path className="line" d={stepPath(path, x(right))} />
      {steps.map((step) =>
        step.mark ? (
          <g key={step.mark.number}>
            <circle className={`mark-${step.mark.tone}`} cx={x(time(step.at))} cy={y(step.value)} r="9" />
            <text className="mid" x={x(time(step.at))} y={y(step.value) + 4} data-on="">
              {words.number(step.mark.number)}
            </text>
          </g>
        ) : null,
      )}
      <circle className="p1" cx={x(left)} cy={y(value)} r="4" />
      <text className="strong" x={x(left + GAP)} y={y(value) - 9}>
        {words.today}
      </text>
      {tiers.map((tier, index) => {
        const start = time(tier.from)
        const length = Math.max(0, time(tiers[index + 1]?.from ?? to) - start - 1)
        const long = tier.note ? `${tier.label}${tier.note}` : tier.label
        const fits = (text: string) => textWidth(text) + 20 <= length
        return (
          <g key={tier.from}>
            <rect
              className={`t${tierColour(tier.rung)}s`}
              x={box(start, length)}
              y={bottom + 34}
              width={short(length)}
              height="28"
              rx="3"
            />
            {fits(tier.label) && (
              <text className={`t${tierColour(tier.rung)}`} x={x(start + 10)} y={bottom + 52} data-b="">
                {fits(long) ? long : tier.label}
              </text>
            )}
          </g>
        )
      })}
      {tiers.length > 0 && isWide && (
        <text className="em" x={x(right + GAP)} y={bottom + 52}>
          {words.strip}
        </text>
      )}
    </>
  )
}
