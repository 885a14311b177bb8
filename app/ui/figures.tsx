import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { keyed } from './keyed'

export type Figure = { label: ReactNode; value: ReactNode; small?: ReactNode }

/** A few numbers that matter, each with its unit or spread. `flat` inside a card. */
export function Figures({ items, flat }: { items: readonly Figure[]; flat?: boolean }) {
  return (
    <dl className={classNames('figures', flat && 'figures-flat')}>
      {keyed(items).map(({ key, item }) => (
        <div key={key}>
          <dt>{item.label}</dt>
          <dd>
            {item.value} {item.small && <small>{item.small}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
