import { useT } from '~/i18n'
import { Card } from '~/ui/card'
import { Table } from '~/ui/table'
import { useFigures } from './use-figures'

type Row = { partner: string; asked: number; sure: number; sureAndWrong: number }

/** Who believes what is wrong: answers given with the highest certainty that earned nothing, by partner. */
export function ConfidenceCard({ rows }: { rows: readonly Row[] }) {
  const t = useT('statistics')
  const figures = useFigures()
  return (
    <Card id="confidence" title={t('confidence.title')} padded={rows.length === 0}>
      {rows.length === 0 ? (
        <p className="muted">{t('confidence.not-asked')}</p>
      ) : (
        <Table
          caption={t('confidence.caption')}
          rows={rows}
          rowKey={({ partner }) => partner}
          columns={[
            {
              key: 'partner',
              header: t('confidence.partner'),
              cell: ({ partner }) => <span dir="auto">{partner}</span>,
            },
            { key: 'sure', header: t('confidence.sure'), align: 'end', cell: ({ sure }) => figures.count(sure) },
            {
              key: 'wrong',
              header: t('confidence.wrong'),
              align: 'end',
              cell: ({ sureAndWrong }) => figures.count(sureAndWrong),
            },
            {
              key: 'share',
              header: t('confidence.share'),
              align: 'end',
              cell: ({ sure, sureAndWrong }) => figures.percent(sure === 0 ? null : sureAndWrong / sure),
            },
          ]}
        />
      )}
    </Card>
  )
}
