import { useFormat, useT } from '~/i18n'
import { useDirection } from '../direction'
import { along, short, textWidth } from './geometry'
import { Plot } from './plot'

export type ScoreLineProps = {
  id: string
  /** Fractions 0..1. */
  score: number
  passMark: number
  passed: boolean
  /** Instead of “you 82.5”: the name of whoever is looked at. */
  who?: string
}

/** One result on the line from 0 to 100 %, against the pass mark. */
export function ScoreLine({ id, score, passMark, passed, who }: ScoreLineProps) {
  const t = useT('ui')
  const format = useFormat()
  const direction = useDirection()
  const points = (share: number) => format.number(share * 100, { maximumFractionDigits: 1 })
  const title = t('plot.score', { score: format.percent(score, 1), mark: format.percent(passMark, 1) })
  const you = who ? t('plot.part', { name: who, value: points(score) }) : t('plot.score-you', { score: points(score) })
  const mark = t('plot.score-mark', { mark: points(passMark) })
  const draw = (width: number) => {
    const { x, box } = along(width, direction)
    const reach = Math.min(Math.max(score, 0), 1) * width
    const limit = Math.min(Math.max(passMark, 0), 1) * width
    const half = textWidth(mark) / 2
    return (
      <>
        <rect className="soft" y="22" width={width} height="12" rx="3" />
        <rect className={passed ? 'good' : 'warn'} x={box(0, reach)} y="22" width={short(reach)} height="12" rx="3" />
        <path className="limit" d={`M${x(limit)} 16v24`} />
        <text className="em mid" x={x(Math.min(Math.max(limit, half), width - half))} y="56">
          {mark}
        </text>
        <text className="strong end" x={x(Math.max(reach, textWidth(you)))} y="13">
          {you}
        </text>
      </>
    )
  }
  return (
    <Plot
      id={id}
      title={title}
      className="scoreline"
      wide={{ width: 560, height: 62, children: draw(560) }}
      narrow={{ width: 340, height: 62, children: draw(340) }}
      table={{
        caption: title,
        columns: [{ label: t('plot.point') }, { label: t('plot.percentage'), numeric: true }],
        rows: [
          [t('plot.score-row'), format.percent(score, 1)],
          [t('plot.mark-row'), format.percent(passMark, 1)],
        ],
      }}
    />
  )
}
