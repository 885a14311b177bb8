import { useFormat, useT } from '~/i18n'
import type { LocalText } from '~/platform/local-text'
import { Card } from '~/ui/card'
import { useDirection } from '~/ui/direction'
import { along, short } from '~/ui/plots/geometry'
import { Table } from '~/ui/table'
import { useLocal } from '../../ui/words'
import type { ChangeCounts } from '../../what-if/sum-up'

export type ChangeGroup = { key: string; label: string | LocalText; counts: ChangeCounts }

/** Who rises, falls and stays in each group: numbers with a bar of their shares. */
export function ChangesByGroup(props: {
  id: string
  title: string
  groupName: string
  groups: readonly ChangeGroup[]
}) {
  const t = useT('rulebook')
  const format = useFormat()
  const local = useLocal()
  const labelOf = ({ label }: ChangeGroup) => (typeof label === 'string' ? label : local(label))
  return (
    <Card id={props.id} title={props.title}>
      <Table
        caption={props.title}
        rows={props.groups}
        rowKey={({ key }) => key}
        columns={[
          { key: 'group', header: props.groupName, cell: (group) => <span dir="auto">{labelOf(group)}</span> },
          { key: 'bar', header: t('what-if.share'), cell: ({ counts }) => <Shares counts={counts} /> },
          {
            key: 'down',
            header: t('what-if.demoted'),
            align: 'end',
            cell: ({ counts }) => format.number(counts.demoted),
          },
          {
            key: 'up',
            header: t('what-if.promoted'),
            align: 'end',
            cell: ({ counts }) => format.number(counts.promoted),
          },
          {
            key: 'same',
            header: t('what-if.unchanged'),
            align: 'end',
            cell: ({ counts }) => format.number(counts.unchanged),
          },
        ]}
      />
    </Card>
  )
}

const WIDTH = 120

/** The numbers beside it say the same: readers pass it over. */
function Shares({ counts }: { counts: ChangeCounts }) {
  const { box } = along(WIDTH, useDirection())
  const total = Math.max(1, counts.promoted + counts.demoted + counts.unchanged)
  let from = 0
  return (
    <svg className="plot share-bar" viewBox={`0 0 ${WIDTH} 12`} width={WIDTH} height={12} aria-hidden="true">
      {(
        [
          ['p2', counts.demoted],
          ['p5', counts.unchanged],
          ['p1', counts.promoted],
        ] as const
      ).map(([fill, count]) => {
        const length = (count / total) * WIDTH
        const start = from
        from += length
        return length === 0 ? null : (
          <rect key={fill} className={fill} x={box(start, length)} y="0" width={short(length)} height="12" />
        )
      })}
    </svg>
  )
}
