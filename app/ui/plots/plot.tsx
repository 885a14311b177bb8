import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { classNames } from '../class-names'
import { keyed } from '../keyed'

export type PlotTable = {
  caption: string
  columns: readonly { label: string; numeric?: boolean }[]
  /** The first cell names the row. */
  rows: readonly (readonly ReactNode[])[]
}

type Drawing = { width: number; height: number; children: ReactNode }

export type PlotProps = {
  id: string
  /** One sentence that says what the plot shows. */
  title: string
  /** More for readers who cannot see it; the table holds the numbers. */
  description?: string
  wide: Drawing
  narrow: Drawing
  table: PlotTable
  className?: string
  /** Parts of the drawing are links: then it is a group of them, not one picture. */
  links?: boolean
}

/**
 * The frame of every plot: two drawings, so that 12 px text stays 12 px on a phone, and the same numbers as a table.
 */
export function Plot({ id, title, description, wide, narrow, table, className, links }: PlotProps) {
  return (
    <div className="plot-frame">
      <PlotDrawing
        {...{ id: `${id}-wide`, title, description, links, className: classNames('plot-wide', className) }}
        {...wide}
      />
      <PlotDrawing
        {...{ id: `${id}-narrow`, title, description, links, className: classNames('plot-narrow', className) }}
        {...narrow}
      />
      <PlotAsTable table={table} />
    </div>
  )
}

type DrawingProps = Drawing & Pick<PlotProps, 'id' | 'title' | 'description' | 'className' | 'links'>

function PlotDrawing(props: DrawingProps) {
  const { id, title, description, className, links, width, height, children } = props
  return (
    <svg
      className={classNames('plot', className)}
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={links ? 'group' : 'img'}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-desc` : undefined}
    >
      <title id={`${id}-title`}>{title}</title>
      {description && <desc id={`${id}-desc`}>{description}</desc>}
      {children}
    </svg>
  )
}

function PlotAsTable({ table }: { table: PlotTable }) {
  const t = useT('ui')
  return (
    <details className="as-table">
      <summary>{t('plot.table')}</summary>
      <table className="table">
        <caption className="sr">{table.caption}</caption>
        <thead>
          <tr>
            {table.columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric ? 'num' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(table.rows).map(({ key, item: row }) => (
            <tr key={key}>
              {keyed(row).map(({ key: cell, item, index }) =>
                index === 0 ? (
                  <th key={cell} scope="row">
                    {item}
                  </th>
                ) : (
                  <td key={cell} className={table.columns[index]?.numeric ? 'num' : undefined}>
                    {item}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
