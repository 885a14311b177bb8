import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { useDirection } from '~/ui/direction'
import { keyed } from '~/ui/keyed'
import { along, linear, short } from '~/ui/plots/geometry'
import { Plot } from '~/ui/plots/plot'
import type { CaseView } from '../view-case.server'
import { Innocent } from './innocent'
import { describeReason, inWords } from './reason-words'

type Mark = CaseView['signals']['marks'][number]

/** What the page noticed, and when answers were saved, on one line of time. */
export function SignalsCard({ view }: { view: CaseView }) {
  const t = useT('integrity')
  const format = useFormat()
  const { reasons, marks } = view.signals
  const noticed = marks.filter(({ kind }) => kind !== 'saved')
  const { startedAt, submittedAt } = view.attempt
  const draw = (width: number) => ({
    ...{ width, height: 128 },
    children: <Line {...{ marks, width, from: startedAt, to: submittedAt }} />,
  })
  return (
    <Card
      id="signals"
      title={t('signals.title')}
      footer={<Innocent reasons={[t('signals.assistive'), t('signals.phone'), t('signals.notes')]} />}
    >
      <div className="card-body stack stack-sm">
        {reasons.length === 0 && <p>{t(noticed.length === 0 ? 'signals.none' : 'signals.usual')}</p>}
        {reasons.map((reason) => (
          <p key={reason.code}>{describeReason({ t, format }, reason)}</p>
        ))}
        <Plot
          id="signals-plot"
          title={t('signals.plot', { count: noticed.length })}
          description={t('signals.plot-help')}
          wide={draw(600)}
          narrow={draw(326)}
          table={{
            caption: t('signals.plot', { count: noticed.length }),
            columns: [
              { label: t('signals.after') },
              { label: t('signals.what') },
              { label: t('signals.count'), numeric: true },
            ],
            rows: noticed.map(({ kind, count, at }) => [
              inWords({ t, format }, at - startedAt),
              t(ROWS[kind]),
              format.number(count),
            ]),
          }}
        />
      </div>
    </Card>
  )
}

const ROWS = { 'focus-lost': 'signals.focus-lost', paste: 'signals.paste', saved: 'signals.saved' } as const
const ORDER = ['focus-lost', 'paste', 'saved'] as const
const LEFT = 128

function Line({ marks, width, from, to }: { marks: readonly Mark[]; width: number; from: number; to: number }) {
  const t = useT('integrity')
  const format = useFormat()
  const { x } = along(width, useDirection())
  const place = linear([from, Math.max(to, from + 1)], [LEFT, width - 10])
  const height = (kind: Mark['kind']) => 18 + ORDER.indexOf(kind) * 30
  return (
    <>
      {ORDER.map((kind) => (
        <g key={kind}>
          <path className="gridline" d={`M${x(LEFT - 4)} ${height(kind)}H${x(width)}`} />
          <text className="start" x={x(0)} y={height(kind) + 4}>
            {t(ROWS[kind])}
          </text>
        </g>
      ))}
      {keyed(marks).map(({ key, item: { kind, at } }) => {
        const [cx, cy] = [x(short(Math.max(LEFT, Math.min(width - 4, place(at))))), height(kind)]
        if (kind === 'saved') return <path key={key} className="axis" d={`M${cx} ${cy - 5}V${cy + 5}`} />
        if (kind === 'paste') return <rect key={key} className="p2" x={cx - 4} y={cy - 4} width="8" height="8" />
        return <circle key={key} className="p1" cx={cx} cy={cy} r="4.5" />
      })}
      <text className="start" x={x(LEFT)} y="122">
        {t('signals.start')}
      </text>
      <text className="end" x={x(width)} y="122">
        {inWords({ t, format }, to - from)}
      </text>
    </>
  )
}
