import type { ReactNode } from 'react'
import { classNames } from './class-names'

export type CardProps = {
  /** Names the section. Without a title the card is a plain box. */
  title?: ReactNode
  /** Makes the heading's id `<id>-title`; needed with a title. */
  id?: string
  /** A short sentence beside the title. */
  note?: ReactNode
  /** At the end of the head: a tag, a link, a small button. */
  end?: ReactNode
  footer?: ReactNode
  /** Pad the content. Off for rows and tables, which bring their own. */
  padded?: boolean
  /** Heading level of the title, 2 unless the card sits inside a section. */
  level?: 2 | 3
  className?: string
  /** `data-live` topics, see Live. */
  live?: string
  children?: ReactNode
}

/** A panel with a hairline. */
export function Card({ title, id, note, end, footer, padded, level = 2, className, live, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  const titleId = id ? `${id}-title` : undefined
  const Box = title && id ? 'section' : 'div'
  return (
    <Box
      className={classNames('card', className)}
      id={id}
      aria-labelledby={Box === 'section' ? titleId : undefined}
      data-live={live}
    >
      {title && (
        <header>
          <Heading id={titleId}>{title}</Heading>
          {note && <p>{note}</p>}
          {end && <div>{end}</div>}
        </header>
      )}
      {padded ? <div className="card-body stack stack-sm">{children}</div> : children}
      {footer && <footer>{footer}</footer>}
    </Box>
  )
}
