import type { ReactNode } from 'react'
import { ButtonLink } from './button'

export type PagerProps = {
  label: string
  previous?: { href: string; label: ReactNode }
  next?: { href: string; label: ReactNode }
  /** Instead of the next link: a form whose button finishes this page. */
  end?: ReactNode
}

/** Back and forward at the end of a page that belongs to a sequence. */
export function Pager({ label, previous, next, end }: PagerProps) {
  return (
    <nav className="reader-next" aria-label={label}>
      {previous ? (
        <ButtonLink size="lg" icon="arrow-left" href={previous.href} rel="prev">
          <span dir="auto">{previous.label}</span>
        </ButtonLink>
      ) : (
        <span />
      )}
      {end ??
        (next && (
          <ButtonLink size="lg" variant="primary" iconEnd="arrow-right" href={next.href} rel="next">
            <span dir="auto">{next.label}</span>
          </ButtonLink>
        ))}
    </nav>
  )
}
