import { type ReactNode, useId } from 'react'
import { useT } from '~/i18n'
import { Icon } from '../icon'

/** The frame of something to try. Without JavaScript it shows its worked example, and says so. */
export function LabCard({ title, children }: { title: string; children: ReactNode }) {
  const t = useT('content')
  const id = useId()
  return (
    <section className="check-card lab" aria-labelledby={id}>
      <header>
        <h3 id={id}>
          <Icon name="flask-conical" />
          {title}
        </h3>
        <span className="meta">{t('lab.try')}</span>
      </header>
      <noscript>
        <p className="meta">{t('lab.no-script')}</p>
      </noscript>
      {children}
    </section>
  )
}

/** One result of a calculation under its name: an exact text, or words in an element of their own. */
export function LabResult({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="lab-result">
      <dt>{name}</dt>
      <dd>{typeof children === 'string' ? <code>{children}</code> : children}</dd>
    </div>
  )
}
