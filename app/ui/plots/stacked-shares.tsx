import { useFormat, useT } from '~/i18n'
import { classNames } from '../class-names'
import { useDirection } from '../direction'
import { keyed } from '../keyed'
import { tierColour } from '../tier-badge'
import { along, shares, short, textWidth } from './geometry'
import { Plot } from './plot'

export type SharePart = {
  label: string
  value: number
  /** The rung of a tier, or the place of a category (1 to 5) among the plot colours. */
  colour: { rung: number } | { category: 1 | 2 | 3 | 4 | 5 }
  href?: string
}

export type StackedSharesProps = {
  id: string
  /** “Partners by tier”. */
  title: string
  /** Names of the table's columns: “Tier”, “Partners”. */
  partName: string
  measure: string
  /** In their natural order, lowest first. */
  parts: readonly SharePart[]
}

/** How one whole divides: a bar of parts, named below with their counts. */
export function StackedShares({ id, title, partName, measure, parts }: StackedSharesProps) {
  const t = useT('ui')
  const format = useFormat()
  const direction = useDirection()
  const total = parts.reduce((sum, part) => sum + part.value, 0)
  const share = (part: SharePart) => format.percent(total === 0 ? 0 : part.value / total)
  const description = t('plot.total', {
    name: title,
    total: format.number(total),
    parts: format.list(parts.map((part) => t('plot.part', { name: part.label, value: format.number(part.value) }))),
  })
  const draw = (width: number) => {
    const { box, x } = along(width, direction)
    const lengths = shares(
      parts.map((part) => part.value),
      width,
      2,
      6,
    )
    let start = 0
    return keyed(parts).map(({ key, item: part, index }) => {
      const length = lengths[index] ?? 0
      const from = start
      if (length > 0) start += length + 2
      const figure = format.number(part.value)
      return length === 0 ? null : (
        <g key={key}>
          <rect className={fillOf(part)} x={box(from, length)} y="0" width={short(length)} height="28" rx="3" />
          {textWidth(figure) + 10 <= length && (
            <text className="mid" x={x(from + length / 2)} y="18" data-on="">
              {figure}
            </text>
          )}
        </g>
      )
    })
  }
  return (
    <div className="stack stack-sm">
      <ul className="legend" aria-hidden="true">
        {keyed(parts).map(({ key, item: part }) => (
          <li key={key}>
            <svg className="plot" viewBox="0 0 10 10" aria-hidden="true">
              <rect className={fillOf(part)} width="10" height="10" rx="2" />
            </svg>
            {t('plot.share', { name: part.label, value: format.number(part.value), share: share(part) })}
          </li>
        ))}
      </ul>
      <Plot
        id={id}
        title={title}
        description={description}
        className="forecast"
        wide={{ width: 560, height: 28, children: draw(560) }}
        narrow={{ width: 330, height: 28, children: draw(330) }}
        table={{
          caption: title,
          columns: [
            { label: partName },
            { label: measure, numeric: true },
            { label: t('plot.percentage'), numeric: true },
          ],
          rows: parts.map((part) => [<PartName key="name" part={part} />, format.number(part.value), share(part)]),
        }}
      />
    </div>
  )
}

const PartName = ({ part }: { part: SharePart }) => (part.href ? <a href={part.href}>{part.label}</a> : part.label)

const fillOf = ({ colour }: SharePart) =>
  classNames('rung' in colour ? `t${tierColour(colour.rung)}` : `p${colour.category}`)
