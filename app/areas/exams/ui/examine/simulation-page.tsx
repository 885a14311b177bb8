import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { Figures } from '~/ui/figures'
import { PageHead } from '~/ui/page-head'
import { BarsByBucket } from '~/ui/plots/bars-by-bucket'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { bandsOf } from '../../simulation/bands'
import { ASSUMED, LABELLED } from '../../simulation/predicted-facility'
import type { SimulationSummary } from '../../simulation/summary'
import { ExamRooms } from './exam-rooms'

type SimulationPageProps = {
  slug: string
  title: string
  isDraft: boolean
  simulation: SimulationSummary
}

const DRAWS = [100, 1_000, 5_000] as const

/** What comes of drawing an exam many times: overlap, exposure, predicted difficulty, each with its figures. */
export function SimulationPage({ slug, title, isDraft, simulation }: SimulationPageProps) {
  const t = useT('examine')
  const format = useFormat()
  const { overlap, predicted, basis, short } = simulation
  const percent = (value: number) => format.percent(value)
  const mostExposed = simulation.mostExposed[0]?.share ?? 0
  const band = ([from, to]: readonly [number, number]) => t('sim.band', { from: percent(from), to: percent(to) })
  const bucketsOf = (shares: readonly number[]) =>
    bandsOf(shares).map(({ from, to, count }) => ({
      label: percent(from),
      longLabel: band([from, to]),
      value: count,
    }))
  return (
    <>
      <PageHead
        title={t('sim.title', { exam: title })}
        lead={`${t('sim.lead', { draws: format.number(simulation.draws) })} ${isDraft ? t('sim.of-draft') : ''}`}
      />
      {!isDraft && <ExamRooms slug={slug} current="simulation" />}
      <div className="stack stack-lg">
        {short > 0 && (
          <Callout kind="danger" title={t('sim.short', { count: short })}>
            {t('sim.short-text')}
          </Callout>
        )}
        <Figures
          items={[
            {
              label: t('sim.overlap'),
              value: percent(overlap.mean),
              small: t('sim.overlap-small', { least: percent(overlap.least), most: percent(overlap.most) }),
            },
            { label: t('sim.exposure'), value: percent(mostExposed), small: t('sim.exposure-small') },
            {
              label: t('sim.never'),
              value: format.number(simulation.neverGiven),
              small: t('sim.never-small', { count: simulation.exposureShares.length }),
            },
            {
              label: t('sim.predicted'),
              value: percent(predicted.mean),
              small: t('sim.predicted-small', { least: percent(predicted.least), most: percent(predicted.most) }),
            },
          ]}
        />
        <div className="cols-2">
          <Card title={t('sim.overlap')} id="overlap" padded>
            <BarsByBucket
              id="overlap-plot"
              title={t('sim.overlap-plot', { mean: percent(overlap.mean) })}
              buckets={bucketsOf(simulation.overlapShares)}
              bucketName={t('sim.overlap-bucket')}
              measure={t('sim.pairs')}
            />
          </Card>
          <Card title={t('sim.exposure')} id="exposure" padded>
            <BarsByBucket
              id="exposure-plot"
              title={t('sim.exposure-plot', { most: percent(mostExposed) })}
              buckets={bucketsOf(simulation.exposureShares)}
              bucketName={t('sim.exposure-bucket')}
              measure={t('sim.questions')}
            />
          </Card>
        </div>
        <Card title={t('sim.predicted')} id="predicted" padded>
          <BarsByBucket
            id="predicted-plot"
            title={t('sim.predicted-plot', { mean: percent(predicted.mean) })}
            buckets={bucketsOf(simulation.predictedShares)}
            bucketName={t('sim.predicted-bucket')}
            measure={t('sim.forms')}
          />
          <p className="small muted">
            {t('sim.basis', {
              measured: basis.measured,
              label: basis.label,
              assumed: basis.assumed,
              easy: percent(LABELLED.easy ?? ASSUMED),
              medium: percent(LABELLED.medium ?? ASSUMED),
              hard: percent(LABELLED.hard ?? ASSUMED),
              guess: percent(ASSUMED),
            })}
          </p>
        </Card>
        <Card title={t('sim.most')} id="most">
          <Table
            caption={t('sim.most')}
            rows={simulation.mostExposed}
            rowKey={({ pool, externalId }) => `${pool} ${externalId}`}
            columns={[
              {
                key: 'question',
                header: t('sim.question'),
                cell: ({ pool, externalId }) => (
                  <a href={`/author/pools/${pool}?${new URLSearchParams({ q: externalId })}`}>
                    <bdi className="mono">{externalId}</bdi>
                  </a>
                ),
              },
              { key: 'pool', header: t('sim.pool'), hideSmall: true, cell: ({ pool }) => <bdi>{pool}</bdi> },
              { key: 'share', header: t('sim.share'), align: 'end', cell: ({ share }) => format.percent(share, 1) },
            ]}
          />
        </Card>
        <form method="get" action={`/examine/exams/${slug}/simulation`} className="row items-end">
          {isDraft && <input type="hidden" name="of" value="draft" />}
          <Select
            name="draws"
            label={t('sim.draws')}
            options={DRAWS.map((draws) => ({ value: String(draws), label: format.number(draws) }))}
            defaultValue={String(DRAWS.find((draws) => draws === simulation.draws) ?? DRAWS[1])}
          />
          <Button>{t('sim.again')}</Button>
          <p className="small muted">{t('sim.seed', { seed: simulation.seed })}</p>
        </form>
      </div>
    </>
  )
}
