import type { ReactNode } from 'react'

export type PageHeadProps = {
  /** The heading answers: “You are Gold. Three steps are left to Platinum.” */
  title: ReactNode
  /** Context above the heading: place, date, rule version. */
  eyebrow?: ReactNode
  /** One or two sentences below. */
  lead?: ReactNode
  /** Buttons at the end; one primary at most. */
  actions?: ReactNode
}

/** The head of a page: its only `h1`. */
export function PageHead({ title, eyebrow, lead, actions }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        {eyebrow && <p className="eyebrow">{eyebrow}</p>}
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </header>
  )
}
