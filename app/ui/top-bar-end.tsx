import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { type Account, AccountMenu } from './account-menu'
import { Icon } from './icon'
import { type LiveTopic, liveTopics } from './live'

export type NotificationsBell = {
  href: string
  unread: number
  /** Signals after which the count is fetched again. */
  on?: readonly LiveTopic[]
}

export type TopBarEndProps = {
  /** The search page; with JavaScript it opens the palette. */
  searchHref?: string
  notifications?: NotificationsBell
  account?: Account
  /** The magnifier alone. */
  searchCompact?: boolean
  children?: ReactNode
}

/** The end of the top bar: search, bell, account. */
export function TopBarEnd({ searchHref, notifications, account, searchCompact, children }: TopBarEndProps) {
  const t = useT('ui')
  return (
    <div className="topbar-end">
      {children}
      {searchHref &&
        (searchCompact ? (
          <a className="btn btn-quiet btn-icon" href={searchHref} data-palette-open="" aria-label={t('search.open')}>
            <Icon name="search" />
          </a>
        ) : (
          <a className="find" href={searchHref} data-palette-open="">
            <Icon name="search" />
            <span>{t('search.open')}</span>
            <span className="find-key" aria-hidden="true">
              <kbd>Ctrl K</kbd>
            </span>
          </a>
        ))}
      {notifications && <Bell {...notifications} />}
      {account && <AccountMenu account={account} />}
    </div>
  )
}

function Bell({ href, unread, on = [] }: NotificationsBell) {
  const t = useT('ui')
  const format = useFormat()
  return (
    <span id="bell" data-live={on.length ? liveTopics(...on) : undefined}>
      <a className="btn btn-quiet btn-icon bell" href={href} aria-label={t('notifications.bell', { count: unread })}>
        <Icon name="bell" />
        {unread > 0 && (
          <span className="bell-count" aria-hidden="true">
            {unread > 9 ? t('notifications.many', { count: format.number(9) }) : format.number(unread)}
          </span>
        )}
      </a>
    </span>
  )
}
