import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import type { Account } from './account-menu'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { keyed } from './keyed'
import { Rungs } from './rungs'
import { SkipLink } from './skip-link'
import { type NotificationsBell, TopBarEnd } from './top-bar-end'
import { VisuallyHidden } from './visually-hidden'

export type ReaderItem = {
  href: string
  title: ReactNode
  /** Shown before the title while the lesson is open; an icon instead for what is not a lesson. */
  number?: ReactNode
  icon?: IconName
  done?: boolean
  current?: boolean
}
export type ReaderModule = { title: ReactNode; items: readonly ReaderItem[] }

export type ReaderFrameProps = {
  /** The way out and the course's name. */
  back: { href: string; label: string }
  title: ReactNode
  progress: { done: number; total: number; label: string; note: ReactNode }
  modules: readonly ReaderModule[]
  /** “Place kept”. */
  status?: ReactNode
  /** “On this page”, notes, threads: sections with an `h2`. */
  aside?: ReactNode
  asideLabel?: string
  account?: Account
  notifications?: NotificationsBell
  searchHref?: string
  /** Language and direction of the lesson when they differ from the page. */
  lang?: string
  dir?: 'ltr' | 'rtl'
  /** The lesson: eyebrow, `h1`, lead, text. */
  children: ReactNode
}

/** The lesson: one column at reading measure; the rest keeps quiet at the sides. */
export function ReaderFrame(props: ReaderFrameProps) {
  const { back, title, progress, modules, status, aside, asideLabel, account, notifications, searchHref, lang, dir } =
    props
  const t = useT('ui')
  return (
    <div className="reader">
      <SkipLink>{t('skip.lesson')}</SkipLink>
      <header className="topbar">
        <a className="btn btn-quiet btn-icon" href={back.href} aria-label={back.label}>
          <Icon name="arrow-left" mirror />
        </a>
        <div className="reader-name">
          <p className="small strong" dir="auto">
            {title}
          </p>
        </div>
        <div className="reader-prog" id="reader-progress">
          <Rungs value={progress.done} of={progress.total} label={progress.label} />
          <span className="meta">{progress.note}</span>
        </div>
        <TopBarEnd searchHref={searchHref} searchCompact notifications={notifications} account={account}>
          {status && (
            <span className="meta hide-small reader-saved" role="status" id="reader-status">
              <Icon name="check" size="sm" />
              {status}
            </span>
          )}
        </TopBarEnd>
      </header>
      <nav className="reader-nav" aria-label={t('reader.lessons')}>
        <ReaderList modules={modules} />
      </nav>
      <main className="reader-main" id="main" tabIndex={-1}>
        <article className="prose" lang={lang} dir={dir}>
          {props.children}
        </article>
        <details className="reader-all">
          <summary className="btn">{t('reader.all')}</summary>
          <nav className="reader-list" aria-label={t('reader.all')}>
            <ReaderList modules={modules} />
          </nav>
        </details>
      </main>
      {aside && (
        <aside className="reader-aside" aria-label={asideLabel ?? t('reader.aside')}>
          {aside}
        </aside>
      )}
    </div>
  )
}

function ReaderList({ modules }: { modules: readonly ReaderModule[] }) {
  return (
    <ol>
      {keyed(modules).map(({ key, item: module }) => (
        <li key={key}>
          <p className="module" dir="auto">
            {module.title}
          </p>
          <ol>
            {module.items.map((item) => (
              <li key={item.href}>
                <ReaderEntry item={item} />
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}

function ReaderEntry({ item }: { item: ReaderItem }) {
  const t = useT('ui')
  return (
    <a href={item.href} aria-current={item.current ? 'page' : undefined}>
      {item.done ? (
        <Icon name="check" className="good" />
      ) : item.icon ? (
        <Icon name={item.icon} />
      ) : (
        <span className="n">{item.number}</span>
      )}
      <span>
        <bdi>{item.title}</bdi>
        {item.done && <VisuallyHidden>{t('reader.done')}</VisuallyHidden>}
      </span>
    </a>
  )
}

/** Contents of the lesson, for the aside. */
export function OnThisPage({ items }: { items: readonly { id: string; title: ReactNode }[] }) {
  const t = useT('ui')
  return (
    <nav aria-label={t('reader.on-this-page')} data-toc="">
      <h2>{t('reader.on-this-page')}</h2>
      <ul className="toc">
        {items.map((item) => (
          <li key={item.id}>
            <a href={`#${item.id}`} dir="auto">
              {item.title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
