import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { useDirection } from '~/ui/direction'
import { along, labelStep, linear, short, textWidth } from '~/ui/plots/geometry'
import { Plot } from '~/ui/plots/plot'
import type { PaceItem } from '../pace'
import type { CaseView } from '../view-case.server'
import { Innocent } from './innocent'
import { describeReason, inWords } from './reason-words'

/** How long each question took, beside what others take for it. */
export function PaceCard({ reasons, pace }: NonNullable<CaseView['pace']>) {
  const t = useT('integrity')
  const format = useFormat()
  const items = [...pace.items].sort((a, b) => a.number - b.number)
  const draw = (width: number, height: number) => ({
    width,
    height,
    children: <Times {...{ items, width, height }} />,
  })
  return (
    <Card
      id="pace"
      title={t('pace.title')}
      footer={<Innocent reasons={[t('pace.prepared'), t('pace.offline'), t('pace.shared-time')]} />}
    >
      <div className="card-body stack stack-sm">
        {reasons.map((reason) => (
          <p key={reason.code}>{describeReason({ t, format }, reason)}</p>
        ))}
        <p>{t('pace.right', { right: format.number(pace.right), answered: pace.answered })}</p>
        <Plot
          id="pace-plot"
          title={t('pace.plot', { count: items.length })}
          description={t('pace.plot-help')}
          wide={draw(600, 260)}
          narrow={draw(326, 260)}
          table={{
            caption: t('pace.plot', { count: items.length }),
            columns: [
              { label: t('pace.question'), numeric: true },
              { label: t('pace.took'), numeric: true },
              { label: t('pace.usual'), numeric: true },
              { label: t('pace.people'), numeric: true },
            ],
            rows: items.map(({ number, took, usual, people }) => [
              format.number(number),
              inWords({ t, format }, took),
              usual === null ? '–' : inWords({ t, format }, usual),
              format.number(people),
            ]),
          }}
        />
        <ul className="legend">
          <li>
            <svg viewBox="0 0 10 10" className="plot" aria-hidden="true">
              <circle className="p1" cx="5" cy="5" r="5" />
            </svg>
            {t('pace.own')}
          </li>
          <li>
            <svg viewBox="0 0 10 10" className="plot" aria-hidden="true">
              <rect className="p4" x="0" y="3.5" width="10" height="3" />
            </svg>
            {t('pace.others')}
          </li>
        </ul>
      </div>
    </Card>
  )
}

const GRID = [1, 3, 10, 30, 100, 300, 1_000, 3_000]
const LEFT = 58
const TOP = 12

function Times({ items, width, height }: { items: readonly PaceItem[]; width: number; height: number }) {
  const t = useT('integrity')
  const format = useFormat()
  const { x, box } = along(width, useDirection())
  const seconds = items.flatMap(({ took, usual }) => [took, usual ?? took]).map((one) => Math.max(1, one / 1_000))
  const most = GRID.find((tick) => tick >= Math.max(1, ...seconds)) ?? GRID.at(-1) ?? 1
  const grid = GRID.filter((tick) => tick <= most)
  const bottom = height - 40
  const up = linear([0, Math.log(Math.max(3, most))], [bottom, TOP])
  const y = (milliseconds: number) => short(up(Math.log(Math.max(1, milliseconds / 1_000))))
  const slot = (width - LEFT - 8) / Math.max(1, items.length)
  const every = labelStep(slot, textWidth(format.number(items.length)) + 6)
  return (
    <>
      {grid.map((tick) => (
        <g key={tick}>
          <path className="gridline" d={`M${x(LEFT)} ${y(tick * 1_000)}H${x(width)}`} />
          <text className="end" x={x(LEFT - 8)} y={y(tick * 1_000) + 4}>
            {inWords({ t, format }, tick * 1_000)}
          </text>
        </g>
      ))}
      {items.map(({ number, took, usual }, index) => {
        const middle = LEFT + slot * (index + 0.5)
        return (
          <g key={number}>
            {usual !== null && <rect className="p4" x={box(middle - 6, 12)} y={y(usual) - 1.5} width="12" height="3" />}
            <circle className="p1" cx={x(middle)} cy={y(took)} r="4.5" />
            {index % every === 0 && (
              <text className="mid" x={x(middle)} y={bottom + 18}>
                {format.number(number)}
              </text>
            )}
          </g>
        )
      })}
      <text className="mid" x={x((LEFT + width) / 2)} y={height - 4}>
        {t('pace.question')}
      </text>
    </>
  )
}
