import type { ReactNode } from 'react'
import { Callout as PlainCallout } from '../callout'

export type CalloutProps = { kind: 'info' | 'success' | 'warn' | 'danger'; title?: string; children?: ReactNode }

/** `<Callout kind="warn" title="Answer first, work later">…</Callout>` */
export function Callout({ kind, title, children }: CalloutProps) {
  return (
    <PlainCallout kind={kind} title={title}>
      <div className="lesson-part">{children}</div>
    </PlainCallout>
  )
}
