import { useFormat, useT } from '~/i18n'
import { useDirection } from '~/ui/direction'
import { keyed } from '~/ui/keyed'
import { along, linear, short, textWidth, ticks } from '~/ui/plots/geometry'
import { Plot } from '~/ui/plots/plot'
import { bandsOf } from '../score-bands'

type Props = { shares: readonly number[]; passMark: number | null }

/** How many attempts reached which band of points, with the pass mark. */
export function ScoreDistribution({ shares, passMark }: Props) {
  const t = useT('statistics')
  const format = useFormat()
  const bands = bandsOf(shares)
  const name = ({ from, to }: { from: number; to: number }) =>
    t('bands.range', { from: format.percent(from), to: format.percent(to) })
  const fullest = bands.reduce((most, band) => (band.count > most.count ? band : most))
  const title = t('bands.title', { count: shares.length, band: name(fullest), in: fullest.count })
  const draw = (width: number) => ({
    width,
    height: 190,
    children: <Bars {...{ bands, passMark, width, height: 190 }} />,
  })
  return (
    <Plot
      id="scores"
      title={title}
      description={passMark === null ? undefined : t('bands.mark', { mark: format.percent(passMark, 1) })}
      wide={draw(560)}
      narrow={draw(330)}
      table={{
        caption: t('bands.caption'),
        columns: [{ label: t('bands.band') }, { label: t('figures.attempts'), numeric: true }],
        rows: bands.map((band) => [name(band), format.number(band.count)]),
      }}
    />
  )
}

type BarsProps = { bands: ReturnType<typeof bandsOf>; passMark: number | null; width: number; height: number }

function Bars({ bands, passMark, width, height }: BarsProps) {
  const t = useT('statistics')
  const format = useFormat()
  const { x, box } = along(width, useDirection())
  const grid = ticks(0, Math.max(1, ...bands.map(({ count }) => count)), 4)
  const left = Math.max(28, ...grid.map((tick) => textWidth(format.number(tick)) + 12))
  const [top, bottom, right] = [34, height - 26, width - 14]
  const y = linear([0, grid.at(-1) ?? 1], [bottom, top])
  const place = linear([0, 1], [left, right])
  const mark = passMark === null ? '' : t('bands.pass-mark', { mark: format.percent(passMark, 1) })
  const half = textWidth(mark) / 2
  return (
    <>
      {grid.map((tick) => (
        <g key={tick}>
          {tick > 0 && <path className="gridline" d={`M${x(left)} ${short(y(tick)) + 0.5}H${x(right)}`} />}
          <text className="end" x={x(left - 8)} y={short(y(tick)) + 4}>
            {format.number(tick)}
          </text>
        </g>
      ))}
      {keyed(bands).map(({ key, item: { from, to, count } }) => (
        <rect
          key={key}
          className={passMark !== null && from >= passMark - 1e-9 ? 'good' : 'p1'}
          x={box(place(from) + 1.5, place(to) - place(from) - 3)}
          y={short(y(count))}
          width={short(place(to) - place(from) - 3)}
          height={short(bottom - y(count))}
          rx="2"
        />
      ))}
      <path className="axis" d={`M${x(left)} ${bottom + 0.5}H${x(right)}`} />
      {[0, 0.2, 0.4, 0.6, 0.8, 1].map((tick) => (
        <text key={tick} className="mid" x={x(place(tick))} y={height - 8}>
          {format.percent(tick)}
        </text>
      ))}
      {passMark !== null && (
        <>
          <path className="limit" d={`M${x(place(passMark))} 18V${bottom}`} />
          <text className="em mid" x={x(Math.min(Math.max(place(passMark), half), width - half))} y="12">
            {mark}
          </text>
        </>
      )}
    </>
  )
}
