import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { useDirection } from '~/ui/direction'
import { EmptyState } from '~/ui/empty-state'
import { Figures } from '~/ui/figures'
import { Filters } from '~/ui/filters'
import { Live } from '~/ui/live'
import { useNonce } from '~/ui/nonce'
import { along, linear, short } from '~/ui/plots/geometry'
import { Plot } from '~/ui/plots/plot'
import { ProgressLive } from '~/ui/progress-live'
import { Select } from '~/ui/select'
import type { NumberUnit } from '../../describe/sentence'
import { useLocal, useSay } from '../../ui/words'
import type { ThresholdCurve } from '../trials/threshold-curve-step'
import { trialSignal } from '../trials/trial-signal'
import type { ThresholdView } from '../trials/view-threshold.server'
import { DraftFrame, type DraftHead } from './draft-frame'

type ThresholdPageProps = {
  head: DraftHead
  revision: number
  view: ThresholdView | null
  scriptSrc: string | undefined
}

/** One number of the draft at every value: who would rise and fall, answered while it is moved. */
export function ThresholdPage({ head, revision, view, scriptSrc }: ThresholdPageProps) {
  const t = useT('rulebook')
  const base = `/programme/rule-drafts/${head.id}/what-if`
  if (!view?.chosen)
    return (
      <DraftFrame head={head} room="what-if">
        <EmptyState
          title={view ? t('threshold.nothing') : t('threshold.not-yet')}
          action={<ButtonLink href={base}>{t('threshold.back')}</ButtonLink>}
        >
          {view ? t('threshold.nothing-help') : t('notices.not-yet-help')}
        </EmptyState>
      </DraftFrame>
    )
  return (
    <Live id="threshold" on={view.curve ? [] : [['vendor', trialSignal(head.id)]]}>
      <DraftFrame head={head} room="what-if">
        <p>
          <a href={base}>{t('threshold.back')}</a>
        </p>
        <Choose view={view} base={base} />
        {view.curve ? (
          <Curve revision={revision} view={view} curve={view.curve} scriptSrc={scriptSrc} />
        ) : (
          <Work head={head} view={view} />
        )}
      </DraftFrame>
    </Live>
  )
}

function Choose({ view, base }: { view: ThresholdView; base: string }) {
  const t = useT('rulebook')
  const say = useSay(view.names)
  const local = useLocal()
  const titleOf = (slug: string | null) => view.tiers.find((tier) => tier.slug === slug)?.title ?? null
  return (
    <Filters label={t('threshold.choose')} action={`${base}/threshold`}>
      <Select
        name="of"
        label={t('threshold.number')}
        defaultValue={view.chosen?.key}
        options={view.choices.map(({ key, tier, sentence }) => {
          const title = titleOf(tier)
          return {
            value: key,
            label: title
              ? t('threshold.choice', { tier: local(title), sentence: say.plain(sentence) })
              : say.plain(sentence),
          }
        })}
        submitOnChange
      />
    </Filters>
  )
}

function Work({ head, view }: { head: DraftHead; view: ThresholdView }) {
  const t = useT('rulebook')
  const format = useFormat()
  const { job, chosen } = view
  const start = (label: string) => (
    <form method="post">
      <input type="hidden" name="of" value={chosen?.key} />
      <input type="hidden" name="act" value="work-out" />
      <Button variant="primary" icon="sliders-horizontal">
        {label}
      </Button>
    </form>
  )
  if (!job)
    return (
      <EmptyState title={t('threshold.ask')} action={start(t('threshold.work-out'))}>
        {t('threshold.ask-help')}
      </EmptyState>
    )
  return (
    <Card padded>
      <ProgressLive
        jobId={job.id}
        on={[['vendor', trialSignal(head.id)]]}
        label={t('what-if.progress')}
        done={job.done}
        total={Math.max(1, job.total)}
        state={job.state}
        note={
          job.state === 'failed'
            ? t('what-if.failed')
            : job.total > 0
              ? t('what-if.running', { done: format.number(job.done), total: format.number(job.total) })
              : t('what-if.waiting')
        }
        end={job.state === 'failed' && start(t('what-if.again'))}
      />
    </Card>
  )
}

type CurveProps = {
  revision: number
  view: ThresholdView
  curve: ThresholdCurve
  scriptSrc: string | undefined
}

function Curve({ revision, view, curve, scriptSrc }: CurveProps) {
  const t = useT('rulebook')
  const format = useFormat()
  const nonce = useNonce()
  const say = useSay(view.names)
  const { chosen, value, at } = view
  if (!chosen) return null
  const [promoted, demoted, reaching] = at ?? [0, 0, 0]
  const least = Math.min(0, ...curve.values.slice(0, 1))
  const most = Math.max(chosen.value * 2, value, curve.values.at(-1) ?? 0) || 1
  const isWhole = [...curve.values, chosen.value].every(Number.isInteger)
  const stepSize = isWhole ? Math.max(1, 10 ** Math.floor(Math.log10(most / 100))) : 'any'
  // Inside a script element "<" could end it.
  const __html = JSON.stringify(curve).replaceAll('<', '\\u003c')
  return (
    <>
      <Card id="move" title={say(chosen.sentence)} padded>
        <form method="get" className="stack" data-threshold="" data-locale={format.locale}>
          <input type="hidden" name="of" value={chosen.key} />
          <div className="edit-line threshold-line">
            <div className="field">
              <label htmlFor="threshold-slider">{t('threshold.slider')}</label>
              <input
                id="threshold-slider"
                type="range"
                min={least}
                max={most}
                step={stepSize}
                defaultValue={value}
                className="threshold-slider"
              />
            </div>
            <div className="field edit-number">
              <label htmlFor="threshold-value">{t('threshold.value')}</label>
              <input
                id="threshold-value"
                name="value"
                type="number"
                min={0}
                step="any"
                defaultValue={value}
                className="input"
              />
            </div>
            <Button data-threshold-answer="">{t('threshold.answer')}</Button>
          </div>
          <Figures
            flat
            items={[
              { label: t('what-if.demoted'), value: <output data-step="1">{format.number(demoted)}</output> },
              { label: t('what-if.promoted'), value: <output data-step="0">{format.number(promoted)}</output> },
              {
                label: t('threshold.reaching'),
                value: <output data-step="2">{format.number(reaching)}</output>,
                small: t('threshold.of', { count: format.number(curve.partners) }),
              },
            ]}
          />
        </form>
        <form method="post" className="row">
          <input type="hidden" name="of" value={chosen.key} />
          <input type="hidden" name="act" value="use" />
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="value" value={value} data-threshold-use="" />
          <Button icon="pencil">{t('threshold.use')}</Button>
          <span className="small muted">{t('threshold.use-help')}</span>
        </form>
      </Card>
      <Card id="curve" title={t('threshold.curve')} padded>
        <CurvePlot curve={curve} view={view} least={least} most={most} />
      </Card>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: numbers of our own, escaped above; a script of type json is data */}
      <script type="application/json" id="threshold-curve" dangerouslySetInnerHTML={{ __html }} />
      {scriptSrc && <script type="module" src={scriptSrc} nonce={nonce} />}
    </>
  )
}

type PlotProps = { curve: ThresholdCurve; view: ThresholdView; least: number; most: number }

/** How many reach each value, with those who would rise and fall, as steps. */
function CurvePlot({ curve, view, least, most }: PlotProps) {
  const t = useT('rulebook')
  const format = useFormat()
  const direction = useDirection()
  const { chosen, value } = view
  const unit = chosen?.unit ?? 'count'
  const write = (number: number) => writeValue(number, unit, view.currency, format)
  const draw = (width: number, height: number) => {
    const { x } = along(width, direction)
    const top = 10
    const bottom = height - 24
    const across = linear([least, most], [0, width])
    const up = linear([0, Math.max(1, curve.partners)], [bottom, top])
    const line = (which: 0 | 1 | 2) =>
      curve.steps
        .map((step, index) => {
          const from = index === 0 ? least : (curve.values[(index - 1) >> 1] ?? least)
          const level = short(up(step[which]))
          return `${index === 0 ? 'M' : 'L'}${short(x(across(from)))} ${level}H${short(x(across(index === curve.steps.length - 1 ? most : (curve.values[index >> 1] ?? most))))}`
        })
        .join('')
    return (
      <>
        <path className="axis" d={`M0 ${bottom}H${width}`} />
        <path className="curve-line curve-reaching" d={line(2)} />
        <path className="curve-line curve-demoted" d={line(1)} />
        <path className="curve-line curve-promoted" d={line(0)} />
        <path
          className="limit"
          d={`M${short(x(across(value)))} ${top}V${bottom}`}
          data-threshold-mark=""
          data-width={width}
        />
        <text className="start" x={x(0)} y={height - 6}>
          {write(least)}
        </text>
        <text className="end" x={x(width)} y={height - 6}>
          {write(most)}
        </text>
      </>
    )
  }
  const shown = curve.values.slice(0, 40)
  return (
    <div className="stack stack-sm" data-least={least} data-most={most} id="curve-plot">
      <ul className="legend" aria-hidden="true">
        <li className="curve-key curve-reaching">{t('threshold.reaching')}</li>
        <li className="curve-key curve-demoted">{t('what-if.demoted')}</li>
        <li className="curve-key curve-promoted">{t('what-if.promoted')}</li>
      </ul>
      <Plot
        id="threshold-plot"
        title={t('threshold.curve')}
        description={t('threshold.curve-text', { count: format.number(curve.partners) })}
        wide={{ width: 720, height: 220, children: draw(720, 220) }}
        narrow={{ width: 330, height: 200, children: draw(330, 200) }}
        table={{
          caption: t('threshold.curve'),
          columns: [
            { label: t('threshold.value') },
            { label: t('threshold.reaching'), numeric: true },
            { label: t('what-if.demoted'), numeric: true },
            { label: t('what-if.promoted'), numeric: true },
          ],
          rows: shown.map((number, index) => {
            const [promoted, demoted, reaching] = curve.steps[2 * index + 1] ?? [0, 0, 0]
            return [write(number), format.number(reaching), format.number(demoted), format.number(promoted)]
          }),
        }}
      />
    </div>
  )
}

function writeValue(value: number, unit: NumberUnit, currency: string, format: ReturnType<typeof useFormat>): string {
  if (unit === 'money') return format.money(value, currency)
  if (unit === 'share') return format.percent(value, 2)
  return unit === 'percent' ? format.percent(value / 100, 2) : format.number(value)
}
