import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { LevelHistory } from '~/ui/plots/level-history'
import type { HistoryView } from '../decisions/view-history.server'
import { useDates, useLocal } from './words'

/** Which tier was held when, drawn from the first decision until today. */
export function RunCard({ view }: { view: HistoryView }) {
  const t = useT('tiers')
  const format = useFormat()
  const local = useLocal()
  const dates = useDates()
  const nameOf = (period: HistoryView['periods'][number]) =>
    period.name ? local(period.name.title) : t('words.no-tier')
  const rungs = new Map(view.ladder.map((tier, place) => [tier.slug, place + 1]))
  const story = view.periods.map((period) => t('run.from', { tier: nameOf(period), date: dates.long(period.from) }))
  return (
    <Card id="run" title={t('run.title')} note={t('run.note')} padded>
      <LevelHistory
        id="run-plot"
        title={t('run.story', { story: format.list(story) })}
        levelName={t('run.tier')}
        levels={[t('words.no-tier'), ...view.ladder.map(({ title }) => local(title))]}
        periods={view.periods.map((period) => ({
          ...{ from: period.from, until: period.until, label: nameOf(period) },
          rung: rungs.get(period.tier ?? '') ?? 0,
          ...(period.isKept ? { isUncertain: true, note: t('history.mark-kept') } : {}),
        }))}
      />
    </Card>
  )
}
