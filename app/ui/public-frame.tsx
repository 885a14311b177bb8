import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Brand, type BrandProps } from './brand'
import { Breadcrumbs, type Crumb } from './breadcrumbs'
import { ButtonLink } from './button'
import { Foot, type FootLink } from './foot'
import { SkipLink } from './skip-link'

export type PublicFrameProps = {
  vendor: string
  section?: BrandProps['section']
  breadcrumbs?: readonly Crumb[]
  homeHref?: string
  /** Shown as “Sign in” when given. */
  signInHref?: string
  /** Instead of it, or beside it. */
  topEnd?: ReactNode
  skipLabel?: ReactNode
  footLinks?: readonly FootLink[]
  /** Reading width instead of the full one. */
  narrow?: boolean
  children: ReactNode
}

/** Pages for strangers: certificate verification, help, errors. */
export function PublicFrame(props: PublicFrameProps) {
  const {
    vendor,
    section,
    breadcrumbs = [],
    homeHref,
    signInHref,
    topEnd,
    skipLabel,
    footLinks,
    narrow,
    children,
  } = props
  const t = useT('ui')
  return (
    <div className="public">
      <SkipLink>{skipLabel}</SkipLink>
      <header className="topbar public-top">
        <Brand vendor={vendor} section={section} href={homeHref} />
        <Breadcrumbs items={breadcrumbs} />
        <div className="topbar-end">
          {topEnd}
          {signInHref && (
            <ButtonLink variant="quiet" size="sm" href={signInHref}>
              {t('account.sign-in')}
            </ButtonLink>
          )}
        </div>
      </header>
      <main className={narrow ? 'public-main public-narrow' : 'public-main'} id="main" tabIndex={-1}>
        {children}
        <Foot vendor={vendor} links={footLinks} />
      </main>
    </div>
  )
}
