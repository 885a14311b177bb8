import { useFormat, useT } from '~/i18n'
import { useDirection } from '../direction'
import { along, linear, short } from './geometry'

export type SparklineProps = {
  /** What runs here: “Weekly learning”. */
  label: string
  /** Oldest first. */
  values: readonly number[]
}

/** The run of a figure, small enough for a table cell. The figure itself stands beside it as text. */
export function Sparkline({ label, values }: SparklineProps) {
  const t = useT('ui')
  const format = useFormat()
  const { x } = along(96, useDirection())
  if (values.length === 0) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const across = linear([0, Math.max(values.length - 1, 1)], [3, 93])
  const up = linear([least, most], [21, 3])
  const points = values.map((value, index) => `${x(across(index))} ${short(up(value))}`)
  const last = values.at(-1) ?? 0
  const name = t('plot.series', {
    name: label,
    from: format.number(least),
    to: format.number(most),
    last: format.number(last),
  })
  return (
    <svg className="plot sparkline" viewBox="0 0 96 24" role="img" aria-label={name}>
      <path className="line" d={`M${points.join('L')}`} />
      <circle className="p1" cx={x(across(values.length - 1))} cy={short(up(last))} r="2.5" />
    </svg>
  )
}
