import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type EmptyStateProps = {
  title: ReactNode
  /** One button or link: what to do next. */
  action?: ReactNode
  /** Inside a card or a table, without a frame of its own. */
  bare?: boolean
  level?: 2 | 3
  children?: ReactNode
}

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, action, bare, level = bare ? 3 : 2, children }: EmptyStateProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <div className={classNames('empty', !bare && 'card')}>
      <svg
        className="empty-ladder"
        viewBox="0 0 20 20"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
      >
        <path d="M4 18.5 6.2 1.5M13.8 18.5 16 1.5M4.3 15.4h9.9" />
        <path d="M5.6 5.6h9.9M4.9 10.6h9.9" strokeDasharray="1.5 2.5" />
      </svg>
      <Heading>{title}</Heading>
      {typeof children === 'string' ? <p>{children}</p> : children}
      {action}
    </div>
  )
}
