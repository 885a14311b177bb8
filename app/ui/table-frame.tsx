import type { ReactNode } from 'react'

/** A table wider than its page scrolls in a frame of its own, which the keyboard reaches and which says what it holds. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div className="table-wrap" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  )
}
