import { useFormat } from '~/i18n'
import { useDirection } from '../direction'
import { keyed } from '../keyed'
import { along, labelStep, linear, short, textWidth, ticks } from './geometry'
import { Plot } from './plot'

export type Bucket = {
  /** On the axis: “Mar”, “26 Oct”, “70–79”. */
  label: string
  /** In the table, when the axis has no room for all of it: “March 2027”. */
  longLabel?: string
  value: number
  tone?: 'accent' | 'good' | 'warn' | 'bad'
}

export type BarsByBucketProps = {
  id: string
  /** One sentence that says what the plot shows: “Certificates ending by month, most in March”. */
  title: string
  description?: string
  buckets: readonly Bucket[]
  /** Names of the table's columns: “Month”, “Certificates”. */
  bucketName: string
  measure: string
  /** Writes a value; plain numbers without it. */
  show?: (value: number) => string
  /** A horizontal line: “goal 5”. */
  limit?: { value: number; label: string }
  /** A low drawing without the value axis, for a card at the side. */
  compact?: boolean
}

/** Amounts by week, month or score band. */
export function BarsByBucket(props: BarsByBucketProps) {
  const { id, title, description, buckets, bucketName, measure, show, compact } = props
  const format = useFormat()
  const direction = useDirection()
  const write = show ?? format.number
  const sizes = compact ? { wide: 268, narrow: 268, height: 84 } : { wide: 560, narrow: 330, height: 170 }
  const drawing = { ...props, write, direction, height: sizes.height }
  return (
    <Plot
      id={id}
      title={title}
      description={description}
      wide={{ width: sizes.wide, height: sizes.height, children: <Bars {...drawing} width={sizes.wide} /> }}
      narrow={{ width: sizes.narrow, height: sizes.height, children: <Bars {...drawing} width={sizes.narrow} /> }}
      table={{
        caption: title,
        columns: [{ label: bucketName }, { label: measure, numeric: true }],
        rows: buckets.map((bucket) => [bucket.longLabel ?? bucket.label, write(bucket.value)]),
      }}
    />
  )
}

const CLASSES = { accent: 'p1', good: 'good', warn: 'warn', bad: 'bad' } as const

type BarsProps = BarsByBucketProps & {
  width: number
  height: number
  write: (value: number) => string
  direction: 'ltr' | 'rtl'
}

function Bars({ buckets, limit, compact, width, height, write, direction }: BarsProps) {
  const { x, box } = along(width, direction)
  const most = Math.max(1, limit?.value ?? 0, ...buckets.map((bucket) => bucket.value))
  const grid = ticks(0, most, compact ? 2 : 4)
  const left = compact ? 0 : Math.max(28, ...grid.map((tick) => textWidth(write(tick)) + 12))
  const [top, bottom] = [compact ? 20 : 24, height - (compact ? 24 : 46)]
  const y = linear([0, compact ? most : (grid.at(-1) ?? most)], [bottom, top])
  const slot = (width - left) / Math.max(buckets.length, 1)
  const bar = Math.min(slot * 0.62, 44)
  const needed = Math.max(0, ...buckets.map((bucket) => textWidth(bucket.label))) + 8
  const every = labelStep(slot, needed)
  const hasFigures = slot >= Math.max(...buckets.map((bucket) => textWidth(write(bucket.value))), 0) + 2
  return (
    <>
      {!compact &&
        grid.map((tick) => (
          <g key={tick}>
            {tick > 0 && <path className="gridline" d={`M${x(left)} ${short(y(tick)) + 0.5}H${x(width)}`} />}
            <text className="end" x={x(left - 8)} y={short(y(tick)) + 4}>
              {write(tick)}
            </text>
          </g>
        ))}
      <path className="axis" d={`M${x(left)} ${bottom + 0.5}H${x(width)}`} />
      {keyed(buckets).map(({ key, item: bucket, index }) => {
        const middle = left + slot * (index + 0.5)
        const head = short(y(bucket.value))
        return (
          <g key={key}>
            <rect
              className={CLASSES[bucket.tone ?? 'accent']}
              x={box(middle - bar / 2, bar)}
              y={head}
              width={short(bar)}
              height={short(bottom - head)}
              rx="2"
            />
            {hasFigures && (
              <text className={compact ? 'em mid' : 'strong mid'} x={x(middle)} y={short(head - 6)}>
                {write(bucket.value)}
              </text>
            )}
            {index % every === 0 && (
              <text className="mid" x={x(middle)} y={bottom + (compact ? 16 : 20)}>
                {bucket.label}
              </text>
            )}
          </g>
        )
      })}
      {limit && (
        <>
          <path className="limit" d={`M${x(left)} ${short(y(limit.value))}H${x(width)}`} />
          <text className="em end" x={x(width)} y={short(y(limit.value)) - 5}>
            {limit.label}
          </text>
        </>
      )}
    </>
  )
}
