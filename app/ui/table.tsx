import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { TableFrame } from './table-frame'

export type Column<Item> = {
  key: string
  header: ReactNode
  cell: (item: Item) => ReactNode
  /** Numbers go to the end. */
  align?: 'start' | 'end'
  /** The column that names the row. The first one unless said otherwise. */
  rowHeader?: boolean
  sortable?: boolean
  nowrap?: boolean
  /** Left out on a phone. */
  hideSmall?: boolean
}

export type Sort = {
  by: string
  direction: 'ascending' | 'descending'
  /** The URL of this view sorted so. */
  href: (by: string, direction: 'ascending' | 'descending') => string
}

export type TableProps<Item> = {
  /** What the table holds; read out, and shown with `captionVisible`. */
  caption: string
  captionVisible?: boolean
  columns: readonly Column<Item>[]
  rows: readonly Item[]
  rowKey: (item: Item) => string
  sort?: Sort
  /** Marks chosen rows. */
  selected?: (item: Item) => boolean
  /** What to show and do when there are no rows. */
  empty?: ReactNode
  /** Below the table: Pagination, an export link. */
  foot?: ReactNode
  className?: string
}

/** Rows and columns, sorted and paginated by the server. Usually the only child of a Card. */
export function Table<Item>(props: TableProps<Item>) {
  const { caption, captionVisible, columns, rows, rowKey, sort, selected, empty, foot, className } = props
  if (rows.length === 0 && empty) return <>{empty}</>
  const headerKey = (columns.find((column) => column.rowHeader) ?? columns[0])?.key
  return (
    <>
      <TableFrame label={caption}>
        <table className={classNames('table', className)}>
          <caption className={captionVisible ? undefined : 'sr'}>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell key={column.key} column={column} sort={sort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((item) => (
              <tr key={rowKey(item)} aria-selected={selected?.(item) || undefined}>
                {columns.map((column) =>
                  column.key === headerKey ? (
                    <th key={column.key} scope="row" className={cellClass(column)}>
                      {column.cell(item)}
                    </th>
                  ) : (
                    <td key={column.key} className={cellClass(column)}>
                      {column.cell(item)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {foot && <div className="table-foot">{foot}</div>}
    </>
  )
}

function HeaderCell<Item>({ column, sort }: { column: Column<Item>; sort: Sort | undefined }) {
  const isSorted = sort?.by === column.key
  const next = isSorted && sort.direction === 'ascending' ? 'descending' : 'ascending'
  return (
    <th scope="col" className={cellClass(column)} aria-sort={isSorted ? sort.direction : undefined}>
      {column.sortable && sort ? (
        <a href={sort.href(column.key, next)}>
          {column.header}
          {isSorted && <Icon name={sort.direction === 'ascending' ? 'arrow-up' : 'arrow-down'} size="sm" />}
        </a>
      ) : (
        column.header
      )}
    </th>
  )
}

const cellClass = <Item,>({ align, nowrap, hideSmall }: Column<Item>) =>
  classNames(align === 'end' && 'num', nowrap && 'nowrap', hideSmall && 'hide-small')
