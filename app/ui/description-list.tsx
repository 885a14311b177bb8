import { Fragment, type ReactNode } from 'react'
import { keyed } from './keyed'

/** Names and values, one a line. Entries without a value are left out. */
export function DescriptionList({ items }: { items: readonly (readonly [label: ReactNode, value: ReactNode])[] }) {
  const filled = items.filter(([, value]) => value !== null && value !== undefined && value !== '')
  return (
    <dl className="dl">
      {keyed(filled).map(({ key, item: [label, value] }) => (
        <Fragment key={key}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
