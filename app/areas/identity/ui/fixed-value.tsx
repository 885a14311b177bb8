import type { ReactNode } from 'react'

/** A value among fields that cannot be changed here. */
export function FixedValue({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
  return (
    <div className="field">
      <p className="label">{label}</p>
      <p>{children}</p>
      {help && <p className="help">{help}</p>}
    </div>
  )
}
