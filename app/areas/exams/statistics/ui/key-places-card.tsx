import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { PlaceVerdict, StatisticsView } from '../view-statistics.server'
import { useFigures } from './use-figures'

const SHOWN = {
  held: 'places.held',
  even: 'places.shown-even',
  uneven: 'places.shown-uneven',
  'found-unevenly': 'places.found-unevenly',
} as const satisfies Record<PlaceVerdict, string>
const WRITTEN = {
  held: 'places.written-held',
  even: 'places.written-even',
  uneven: 'places.written-uneven',
  'found-unevenly': 'places.written-even',
} as const satisfies Record<PlaceVerdict, string>

/** Whether keys give themselves away by where they stand. */
export function KeyPlacesCard({ shown, written }: Pick<StatisticsView, 'shown' | 'written'>) {
  const t = useT('statistics')
  const figures = useFigures()
  const isOdd = shown.verdict === 'uneven' || shown.verdict === 'found-unevenly' || written.verdict === 'uneven'
  const rows = shown.places.map((place) => ({ ...place, written: written.places[place.place]?.count ?? 0 }))
  return (
    <Card
      id="key-places"
      title={t('places.title')}
      end={isOdd ? <Tag tone="warn">{t('places.odd')}</Tag> : undefined}
      footer={
        <p className="small muted">
          {t(SHOWN[shown.verdict], { count: shown.n })} {t(WRITTEN[written.verdict], { count: written.n })}
        </p>
      }
    >
      <Table
        caption={t('places.caption')}
        rows={rows}
        rowKey={({ place }) => String(place)}
        columns={[
          { key: 'place', header: t('places.place'), cell: ({ place }) => figures.count(place + 1) },
          { key: 'count', header: t('places.count'), align: 'end', cell: ({ count }) => figures.count(count) },
          {
            key: 'expected',
            header: t('places.expected'),
            align: 'end',
            cell: ({ expected }) => figures.tenth(expected),
          },
          {
            key: 'right',
            header: t('places.right'),
            align: 'end',
            cell: ({ rightShare }) => figures.percent(rightShare),
          },
          { key: 'written', header: t('places.written'), align: 'end', cell: (row) => figures.count(row.written) },
        ]}
      />
    </Card>
  )
}
