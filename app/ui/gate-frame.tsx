import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Brand } from './brand'
import { SkipLink } from './skip-link'

export type GateFrameProps = {
  vendor: string
  languages: readonly { href: string; lang: string; label: string; current?: boolean }[]
  title: ReactNode
  lead?: ReactNode
  /** The words beside the ladder; links below them. */
  pitch: ReactNode
  pitchText?: ReactNode
  pitchLinks?: ReactNode
  children: ReactNode
}

/** The door: sign in, accept an invitation, choose a password. */
export function GateFrame({ vendor, languages, title, lead, pitch, pitchText, pitchLinks, children }: GateFrameProps) {
  const t = useT('ui')
  return (
    <div className="gate">
      <SkipLink>{t('skip.form')}</SkipLink>
      <header className="gate-top">
        <Brand vendor={vendor} />
        <nav aria-label={t('account.language')} className="langs">
          {languages.map((language) => (
            <a
              key={language.lang}
              className="native-name"
              href={language.href}
              lang={language.lang}
              hrefLang={language.lang}
              aria-current={language.current ? 'true' : undefined}
            >
              {language.label}
            </a>
          ))}
        </nav>
      </header>
      <main className="gate-main" id="main" tabIndex={-1}>
        <div className="gate-card">
          <h1 className="big">{title}</h1>
          {lead && <p className="muted">{lead}</p>}
          {children}
        </div>
      </main>
      <aside className="gate-side" aria-label={t('gate.about')}>
        <svg
          className="gate-ladder"
          viewBox="0 0 320 560"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeLinecap="round"
        >
          <path strokeWidth="10" d="M70 590 118 -30M220 590 268 -30" />
          <path strokeWidth="10" d="M85 400H235M96 254H246M107 108H257" />
        </svg>
        <div className="gate-words">
          <p className="big">{pitch}</p>
          {pitchText && <p>{pitchText}</p>}
          {pitchLinks && <p className="small">{pitchLinks}</p>}
        </div>
      </aside>
    </div>
  )
}

/** “or” between two ways in. */
export function Or() {
  const t = useT('ui')
  return (
    <p className="or">
      <span>{t('gate.or')}</span>
    </p>
  )
}
