import type { ReactNode } from 'react'

/** The buttons of a form: the primary first, then the way out; `end` holds a destructive one. */
export function FormActions({ end, children }: { end?: ReactNode; children: ReactNode }) {
  return (
    <div className="row form-actions">
      {children}
      {end && <div className="push">{end}</div>}
    </div>
  )
}
