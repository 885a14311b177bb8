import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { keyed } from './keyed'

export type Crumb = { label: ReactNode; href?: string }

/** The way here; the last crumb is this page. */
export function Breadcrumbs({ items }: { items: readonly Crumb[] }) {
  const t = useT('ui')
  if (items.length === 0) return null
  return (
    <nav aria-label={t('nav.breadcrumb')}>
      <ol className="crumbs">
        {keyed(items).map(({ key, item: crumb, index }) => {
          const isLast = index === items.length - 1
          return (
            <li key={key} aria-current={isLast ? 'page' : undefined}>
              {crumb.href && !isLast ? <a href={crumb.href}>{crumb.label}</a> : crumb.label}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
