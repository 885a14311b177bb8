import { useFormat, useT } from '~/i18n'
import { Card } from '~/ui/card'
import { BarsByBucket } from '~/ui/plots/bars-by-bucket'
import type { MyLearning } from '../view-my-learning.server'

/** Lessons finished in each of the last four weeks. */
export function WeeksCard({ weeks }: { weeks: MyLearning['weeks'] }) {
  const t = useT('learning')
  const format = useFormat()
  const lessons = weeks.reduce((sum, week) => sum + week.lessons, 0)
  const minutes = weeks.reduce((sum, week) => sum + week.minutes, 0)
  return (
    <Card id="weeks" title={t('weeks.title')} padded>
      <BarsByBucket
        id="weeks-plot"
        title={t('weeks.plot', { count: lessons })}
        buckets={weeks.map(({ from, minutes: value }) => ({ label: format.dayMonth(from), value }))}
        bucketName={t('weeks.week')}
        measure={t('weeks.minutes')}
        compact
      />
      <p className="small muted">{t('weeks.sum', { time: format.minutes(minutes), count: lessons })}</p>
    </Card>
  )
}
