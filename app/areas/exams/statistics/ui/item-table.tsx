import { useT } from '~/i18n'
import { type Column, Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { ItemRow, TrialRow } from '../item-row'
import { SORT_COLUMNS, type StatisticsAsk, writeAsk } from '../statistics-view'
import { FlagTags } from './flag-tag'
import { useFigures } from './use-figures'
import { TRIAL_REASONS } from './words'

type Common = { ask: StatisticsAsk; path: string; href: (row: ItemRow) => string }

/** Every question that counts, in the order the address asks for. */
export function ItemTable({ rows, ...props }: Common & { rows: readonly ItemRow[] }) {
  const t = useT('statistics')
  const flag: Column<ItemRow> = {
    key: 'flag',
    header: t('items.flag'),
    sortable: true,
    cell: (row) => <FlagTags row={row} />,
  }
  const columns = useColumns<ItemRow>(props)
  return (
    <Table caption={t('items.caption')} rows={rows} rowKey={rowKey} sort={sortOf(props)} columns={[...columns, flag]} />
  )
}

/** Questions on trial: may they count? */
export function TrialTable({ rows, ...props }: Common & { rows: readonly TrialRow[] }) {
  const t = useT('statistics')
  const columns = useColumns<TrialRow>(props).filter(({ key }) => key !== 'weight')
  const verdict: Column<TrialRow> = {
    key: 'verdict',
    header: t('trial.verdict'),
    cell: ({ trial }) =>
      trial.verdict === 'held' ? (
        <span className="meta">{t('flags.held')}</span>
      ) : trial.verdict === 'ready' ? (
        <Tag tone="success" icon="check">
          {t('trial.ready')}
        </Tag>
      ) : (
        <Tag tone="warn">
          {t('trial.not-yet', { reasons: trial.reasons.map((reason) => t(TRIAL_REASONS[reason])).join(', ') })}
        </Tag>
      ),
  }
  return <Table caption={t('trial.caption')} rows={rows} rowKey={rowKey} columns={[...columns, verdict]} />
}

const rowKey = (row: ItemRow) => `${row.versionId} ${row.intendedWeight === null ? 'trial' : ''}`

const sortOf = ({ ask, path }: Common) => ({
  by: ask.sort,
  direction: ask.direction,
  href: (by: string, direction: 'ascending' | 'descending') =>
    `${path}${writeAsk({ ...ask, sort: SORT_COLUMNS.find((column) => column === by) ?? 'flag', direction })}#questions`,
})

function useColumns<Row extends ItemRow>({ href }: Common): Column<Row>[] {
  const t = useT('statistics')
  const figures = useFigures()
  return [
    {
      key: 'question',
      header: t('items.question'),
      sortable: true,
      cell: (row) => (
        <>
          <a className="q-link" href={href(row)} dir="auto">
            {row.title}
          </a>
          <span className="meta block">
            <bdi className="mono">{row.externalId}</bdi>
            {row.number > 1 && <> · {t('items.version', { number: row.number })}</>}
            {row.state === 'retired' && <> · {t('items.retired')}</>}
          </span>
        </>
      ),
    },
    { key: 'n', header: t('items.n'), align: 'end', sortable: true, cell: ({ n }) => figures.count(n) },
    {
      key: 'facility',
      header: t('items.facility'),
      align: 'end',
      sortable: true,
      cell: ({ facility }) => figures.share(facility),
    },
    {
      key: 'discrimination',
      header: t('items.discrimination'),
      align: 'end',
      sortable: true,
      cell: ({ discrimination, held }) =>
        discrimination !== null && discrimination < 0 && !held ? (
          <b className="bad">{figures.index(discrimination)}</b>
        ) : (
          figures.index(discrimination)
        ),
    },
    {
      key: 'interval',
      header: t('items.interval'),
      align: 'end',
      nowrap: true,
      hideSmall: true,
      cell: ({ discriminationInterval }) => (
        <span className="muted">{figures.betweenIndex(discriminationInterval)}</span>
      ),
    },
    {
      key: 'efficiency',
      header: t('items.efficiency'),
      align: 'end',
      sortable: true,
      hideSmall: true,
      cell: ({ efficiency }) => figures.index(efficiency),
    },
    {
      key: 'weight',
      header: t('items.weight'),
      align: 'end',
      nowrap: true,
      sortable: true,
      hideSmall: true,
      cell: ({ intendedWeight, effectiveWeight }) => (
        <span className="muted">
          {t('items.weights', { meant: figures.tenth(intendedWeight), real: figures.tenth(effectiveWeight) })}
        </span>
      ),
    },
  ]
}
