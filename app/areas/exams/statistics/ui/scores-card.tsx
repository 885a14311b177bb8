import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { DescriptionList } from '~/ui/description-list'
import type { StatisticsView } from '../view-statistics.server'
import { ScoreDistribution } from './score-distribution'
import { useFigures } from './use-figures'

/** How totals are spread, and the figures of that spread. */
export function ScoresCard({ view }: { view: StatisticsView }) {
  const t = useT('statistics')
  const figures = useFigures()
  const { total } = view
  return (
    <Card id="score-spread" title={t('scores.title')} padded>
      <ScoreDistribution shares={view.shares} passMark={view.passMark} />
      <DescriptionList
        items={[
          [
            t('figures.mean'),
            t('with-interval', {
              value: figures.percent(total.mean, 1),
              interval: figures.betweenPercent(total.meanInterval),
            }),
          ],
          [t('figures.standard-deviation'), figures.percent(total.standardDeviation, 1)],
          [t('figures.skewness'), figures.decimal(total.skewness)],
          [t('figures.kurtosis'), figures.decimal(total.kurtosis)],
          [t('figures.error-ratio'), total.errorRatio === null ? '–' : figures.percent(total.errorRatio / 100)],
        ]}
      />
    </Card>
  )
}
