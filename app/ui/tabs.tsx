import type { ReactNode } from 'react'
import { useFormat } from '~/i18n'
import { classNames } from './class-names'

export type TabLink = { href: string; label: ReactNode; count?: number; current?: boolean }

/** Tabs that change the URL: links. */
export function TabLinks({
  label,
  items,
  size = 'md',
}: {
  label: string
  items: readonly TabLink[]
  size?: 'sm' | 'md'
}) {
  const format = useFormat()
  return (
    <nav className={classNames('tabs', size === 'sm' && 'tabs-sm')} aria-label={label}>
      {items.map((item) => (
        <a key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
          {item.label}
          {item.count !== undefined && <span className="n">{format.number(item.count)}</span>}
        </a>
      ))}
    </nav>
  )
}

export type TabPanel = { id: string; label: ReactNode; content: ReactNode }

/**
 * Panels of which one shows. Without JavaScript all panels show, one below the other, under their names; the browser
 * script turns them into a tablist with roving focus.
 */
export function Tabs({
  label,
  panels,
  size = 'md',
}: {
  label: string
  panels: readonly TabPanel[]
  size?: 'sm' | 'md'
}) {
  return (
    <div className="tab-set" data-tabs={label} data-tabs-size={size}>
      {panels.map((panel) => (
        <section key={panel.id} id={panel.id} data-tab="" aria-labelledby={`${panel.id}-tab`}>
          <p className="tab-name" id={`${panel.id}-tab`}>
            {panel.label}
          </p>
          {panel.content}
        </section>
      ))}
    </div>
  )
}
