import { useFormat, useT } from '~/i18n'
import { useDirection } from '~/ui/direction'
import { along, linear, short, textWidth, ticks } from '~/ui/plots/geometry'
import { Plot } from '~/ui/plots/plot'
import type { ItemRow } from '../item-row'
import { TOO_EASY, TOO_HARD, WORTH_ITS_PLACE } from '../verdict'
import { useFigures } from './use-figures'
import { FLAG_LABELS } from './words'

type Props = { rows: readonly ItemRow[]; href: (row: ItemRow) => string }

/** Every question by how easy it is and how well it tells people apart; flagged ones by name, each a link. */
export function FacilityScatter({ rows, href }: Props) {
  const t = useT('statistics')
  const figures = useFigures()
  const drawn = rows.filter((row) => row.facility !== null && row.discrimination !== null)
  const flagged = drawn.filter(({ flags }) => flags.length > 0)
  const draw = (width: number, height: number) => ({
    width,
    height,
    children: <Points rows={drawn} {...{ width, height, href }} />,
  })
  return (
    <Plot
      id="scatter"
      className="scatter"
      links
      title={t('scatter.title', { count: drawn.length, flagged: flagged.length })}
      description={t('scatter.description')}
      wide={draw(600, 350)}
      narrow={draw(326, 308)}
      table={{
        caption: t('scatter.caption'),
        columns: [
          { label: t('items.question') },
          { label: t('items.facility'), numeric: true },
          { label: t('items.discrimination'), numeric: true },
          { label: t('items.flag') },
        ],
        rows: drawn.map((row) => [
          <a key="a" href={href(row)} dir="auto">
            {row.title}
          </a>,
          figures.share(row.facility),
          figures.index(row.discrimination),
          row.flags.map((flag) => t(FLAG_LABELS[flag])).join(', '),
        ]),
      }}
    />
  )
}

const LEFT = 40
const TOP = 26

function Points({ rows, width, height, href }: Props & { width: number; height: number }) {
  const t = useT('statistics')
  const format = useFormat()
  const direction = useDirection()
  const { x, box } = along(width, direction)
  const bottom = height - 44
  const right = width - 12
  const lowest = Math.min(0, ...rows.map(({ discrimination }) => discrimination ?? 0))
  const highest = Math.max(60, ...rows.map(({ discrimination }) => discrimination ?? 0))
  const grid = ticks(lowest, highest, 7, 20)
  const along01 = linear([0, 1], [LEFT, right])
  const up = linear([grid[0] ?? 0, grid.at(-1) ?? 100], [bottom, TOP])
  const [easy, hard] = [along01(TOO_EASY), along01(TOO_HARD)]
  return (
    <>
      <rect
        className="zone"
        x={box(hard, easy - hard)}
        y={short(up(grid.at(-1) ?? 100))}
        width={short(easy - hard)}
        height={short(up(WORTH_ITS_PLACE) - up(grid.at(-1) ?? 100))}
      />
      {grid.map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? 'axis' : 'gridline'} d={`M${x(LEFT)} ${short(up(tick))}H${x(right)}`} />
          <text className="end" x={x(LEFT - 8)} y={short(up(tick)) + 4}>
            {format.number(tick)}
          </text>
        </g>
      ))}
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
        <text key={tick} className="mid" x={x(along01(tick))} y={bottom + 18}>
          {format.number(tick, { minimumFractionDigits: 1 })}
        </text>
      ))}
      <path className="limit" d={`M${x(hard)} ${TOP}V${bottom}M${x(easy)} ${TOP}V${bottom}`} />
      {rows.map((row) => (
        <Point
          key={`${row.versionId} ${row.state}`}
          {...{ row, href: href(row), cx: x(along01(row.facility ?? 0)), cy: short(up(row.discrimination ?? 0)) }}
          edge={{ left: textWidth(row.externalId), right: width - textWidth(row.externalId) }}
        />
      ))}
      <text className="start" x={x(0)} y="10">
        {t('scatter.up')}
      </text>
      <text className="em start" x={x(hard + 6)} y={TOP + 14}>
        {t('scatter.zone')}
      </text>
      <text className="mid" x={x((LEFT + right) / 2)} y={height - 6}>
        {t('scatter.along')}
      </text>
    </>
  )
}

type PointProps = { row: ItemRow; href: string; cx: number; cy: number; edge: { left: number; right: number } }

/** Shape and place say what colour says: a triangle harms, a diamond wants a look, a dot is fine. */
function Point({ row, href, cx, cy, edge }: PointProps) {
  const [flag] = row.flags
  if (flag === undefined)
    return (
      <a href={href} tabIndex={-1} aria-label={row.title}>
        <circle className="pt" cx={cx} cy={cy} r="4" />
      </a>
    )
  const isHarmful = flag === 'negative-discrimination'
  const beyond = cx + 10 > edge.right
  return (
    <a href={href} aria-label={row.title}>
      {isHarmful ? (
        <path className="bad" d={`M${cx} ${cy - 7}l7 12h-14z`} />
      ) : (
        <rect className="warn" x={cx - 5} y={cy - 5} width="10" height="10" transform={`rotate(45 ${cx} ${cy})`} />
      )}
      <text className="strong ltr" x={beyond ? cx - 10 : cx + 10} y={cy + 4} textAnchor={beyond ? 'end' : 'start'}>
        {row.externalId}
      </text>
    </a>
  )
}
