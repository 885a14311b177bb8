import { useT } from '~/i18n'
import { RelativeTime } from '~/ui/relative-time'
import { TableFrame } from '~/ui/table-frame'
import { Tag } from '~/ui/tag'
import type { MeasuredVersion } from '../view-question.server'
import { FlagTags } from './flag-tag'
import { useFigures } from './use-figures'

/** The versions of a question beside each other, each with figures of its own: an edit makes another question of it. */
export function VersionsTable(props: {
  versions: readonly MeasuredVersion[]
  /** where the question stands in the bank */
  bank: string
}) {
  const { versions, bank } = props
  const t = useT('statistics')
  const figures = useFigures()
  const lines: { label: string; value: (of: MeasuredVersion) => string; note?: (of: MeasuredVersion) => string }[] = [
    { label: t('items.n'), value: ({ row }) => figures.count(row.n) },
    {
      label: t('items.facility'),
      value: ({ row }) => figures.share(row.facility),
      note: ({ row }) => figures.betweenShare(row.facilityInterval),
    },
    { label: t('figures.standard-deviation'), value: ({ row }) => figures.decimal(row.standardDeviation) },
    {
      label: t('items.discrimination'),
      value: ({ row }) => figures.index(row.discrimination),
      note: ({ row }) => figures.betweenIndex(row.discriminationInterval),
    },
    { label: t('items.efficiency-long'), value: ({ row }) => figures.index(row.efficiency) },
    { label: t('items.intended'), value: ({ row }) => figures.tenth(row.intendedWeight) },
    { label: t('items.effective'), value: ({ row }) => figures.tenth(row.effectiveWeight) },
    { label: t('items.guess'), value: ({ row }) => figures.share(row.randomGuess) },
  ]
  const key = ({ row, trial }: MeasuredVersion) => `${row.versionId} ${trial ? 'trial' : ''}`
  return (
    <TableFrame label={t('question.versions')}>
      <table className="table versions">
        <caption className="sr">{t('question.versions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('question.figure')}</th>
            {versions.map((version) => (
              <th key={key(version)} scope="col" className="num">
                <a href={`${bank}/versions/${version.row.number}`}>
                  {t('items.version', { number: version.row.number })}
                </a>{' '}
                {version.trial && <Tag>{t('trial.tag')}</Tag>}
                <span className="meta block">
                  <RelativeTime at={version.createdAt} as="date" />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ label, value, note }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {versions.map((version) => (
                <td key={key(version)} className="num">
                  {value(version)} {note && <span className="meta">{note(version)}</span>}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('items.flag')}</th>
            {versions.map((version) => (
              <td key={key(version)} className="num">
                <FlagTags row={version.row} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </TableFrame>
  )
}
