import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { keyed } from './keyed'

export type NavItem = { href: string; label: ReactNode; icon: IconName; count?: number; current?: boolean }
export type NavGroup = { title?: ReactNode; items: readonly NavItem[] }
export type Nav = { groups: readonly NavGroup[] }

/**
 * The side bar; on small screens a thumb bar with the first four entries and “More”, which opens all of them in a sheet
 * (a native popover: no script needed).
 */
export function SideNav({ nav }: { nav: Nav }) {
  const t = useT('ui')
  const [first, ...others] = nav.groups
  if (!first) return null
  const onThumb = first.items.slice(0, 4)
  const isElsewhere = nav.groups.some((group) => group.items.some((item) => item.current && !onThumb.includes(item)))
  return (
    <>
      <nav className="side" aria-label={t('nav.main')}>
        {first.title && <h2>{first.title}</h2>}
        <ul>
          {first.items.map((item) => (
            <NavEntry key={item.href} item={item} />
          ))}
          <li className="side-more">
            <button type="button" popovertarget="all-pages" data-current={isElsewhere ? '' : undefined}>
              <Icon name="menu" />
              <span>{t('nav.more')}</span>
            </button>
          </li>
        </ul>
        {keyed(others).map(({ key, item: group }) => (
          <NavList key={key} group={group} />
        ))}
      </nav>
      <div className="sheet" id="all-pages" popover="auto">
        <nav aria-label={t('nav.all')}>
          {keyed(nav.groups).map(({ key, item: group }) => (
            <NavList key={key} group={group} />
          ))}
        </nav>
      </div>
    </>
  )
}

function NavList({ group }: { group: NavGroup }) {
  return (
    <>
      {group.title && <h2>{group.title}</h2>}
      <ul>
        {group.items.map((item) => (
          <NavEntry key={item.href} item={item} />
        ))}
      </ul>
    </>
  )
}

function NavEntry({ item }: { item: NavItem }) {
  const format = useFormat()
  return (
    <li>
      <a href={item.href} aria-current={item.current ? 'page' : undefined}>
        <Icon name={item.icon} />
        <span>{item.label}</span>
        {item.count ? <span className="count">{format.number(item.count)}</span> : null}
      </a>
    </li>
  )
}
