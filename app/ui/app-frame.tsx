import type { ReactNode } from 'react'
import type { Account } from './account-menu'
import { Brand } from './brand'
import { Breadcrumbs, type Crumb } from './breadcrumbs'
import { Foot, type FootLink } from './foot'
import { type Nav, SideNav } from './side-nav'
import { SkipLink } from './skip-link'
import { type NotificationsBell, TopBarEnd } from './top-bar-end'

export type AppFrameProps = {
  vendor: string
  nav: Nav
  breadcrumbs?: readonly Crumb[]
  account: Account
  notifications?: NotificationsBell
  /** The search page. */
  searchHref?: string
  homeHref?: string
  footLinks?: readonly FootLink[]
  /** The page: PageHead first, then sections. */
  children: ReactNode
}

/** The frame of people who live here: top bar, side bar (thumb bar on a phone), page. */
export function AppFrame(props: AppFrameProps) {
  const {
    vendor,
    nav,
    breadcrumbs = [],
    account,
    notifications,
    searchHref,
    homeHref = '/',
    footLinks,
    children,
  } = props
  return (
    <div className="app">
      <SkipLink />
      <header className="topbar">
        <Brand vendor={vendor} href={homeHref} />
        <Breadcrumbs items={breadcrumbs} />
        <TopBarEnd searchHref={searchHref} notifications={notifications} account={account} />
      </header>
      <SideNav nav={nav} />
      <main className="main" id="main" tabIndex={-1}>
        {children}
        <Foot vendor={vendor} links={footLinks} />
      </main>
    </div>
  )
}
