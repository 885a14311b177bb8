import { useT } from '~/i18n'
import { TabLinks } from '~/ui/tabs'

const ROOMS = ['overview', 'statistics', 'simulation', 'regrades', 'appeals', 'marking', 'panels'] as const
export type Room = (typeof ROOMS)[number]

const LABELS = {
  overview: 'rooms.overview',
  statistics: 'rooms.statistics',
  simulation: 'rooms.simulation',
  regrades: 'rooms.regrades',
  appeals: 'rooms.appeals',
  marking: 'rooms.marking',
  panels: 'rooms.panels',
} as const satisfies Record<Room, string>

/** The rooms of one exam beside each other, so that an examiner goes from any of them to any other. */
export function ExamRooms(props: {
  slug: string
  current: Room
  /** what waits or is kept in each, where that is known */
  counts?: Partial<Record<Room, number>>
}) {
  const { slug, current, counts = {} } = props
  const t = useT('examine')
  return (
    <div className="mb-4">
      <TabLinks
        label={t('rooms.label')}
        items={ROOMS.map((room) => {
          const count = counts[room]
          return {
            href: roomHref(slug, room),
            label: t(LABELS[room]),
            current: room === current,
            ...(count === undefined ? {} : { count }),
          }
        })}
      />
    </div>
  )
}

function roomHref(slug: string, room: Room): string {
  if (room === 'overview') return `/examine/exams/${slug}`
  if (room === 'statistics' || room === 'simulation') return `/examine/exams/${slug}/${room}`
  return `/examine/${room}?exam=${slug}`
}
