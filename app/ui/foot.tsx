import { Fragment, type ReactNode } from 'react'
import { useT } from '~/i18n'

export type FootLink = { href: string; label: ReactNode }

/** The last line of a page. */
export function Foot({ vendor, links = [] }: { vendor: string; links?: readonly FootLink[] }) {
  const t = useT('ui')
  return (
    <footer className="foot">
      {t('foot.runs-on', { vendor })}
      {links.map((link) => (
        <Fragment key={link.href}>
          {' · '}
          <a href={link.href}>{link.label}</a>
        </Fragment>
      ))}
    </footer>
  )
}
