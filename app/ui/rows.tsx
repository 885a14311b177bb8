import type { ReactNode } from 'react'
import { classNames } from './class-names'

/** A list with hairlines between its items; usually inside a Card. */
export function Rows({ ordered, className, children }: { ordered?: boolean; className?: string; children: ReactNode }) {
  const List = ordered ? 'ol' : 'ul'
  return <List className={classNames('rows', className)}>{children}</List>
}

export type RowProps = {
  title?: ReactNode
  /** Makes the title a link. */
  href?: string
  meta?: ReactNode
  /** Before the title: an icon, an avatar. */
  start?: ReactNode
  /** At the end: tags, buttons, figures. */
  end?: ReactNode
  className?: string
  id?: string
  live?: string
  children?: ReactNode
}

export function Row({ title, href, meta, start, end, className, id, live, children }: RowProps) {
  return (
    <li className={className} id={id} data-live={live}>
      {start}
      {(title || meta || children) && (
        <div className="grow">
          {title &&
            (href ? (
              <a className="title" href={href}>
                {title}
              </a>
            ) : (
              <p className="title">{title}</p>
            ))}
          {meta && <p className="meta">{meta}</p>}
          {children}
        </div>
      )}
      {end}
    </li>
  )
}
