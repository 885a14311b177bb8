import type { ReactNode } from 'react'

/** Instructions in order, on a rail with rungs. */
export function Steps({ children }: { children?: ReactNode }) {
  return <ol className="timeline lesson-steps">{children}</ol>
}

export function Step({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <li className="is-now">
      <p className="strong">{title}</p>
      <div className="lesson-part">{children}</div>
    </li>
  )
}
