import type { ReactNode } from 'react'

/** A certificate as it looks on paper; the same on the holder's page and for strangers. */
export function Paper(props: {
  label: string
  certifies: string
  name: ReactNode
  of: ReactNode
  title: string
  facts: readonly (readonly [label: string, value: ReactNode])[]
}) {
  return (
    <article className="paper" aria-label={props.label}>
      <div className="paper-top">
        <svg
          className="paper-mark"
          viewBox="0 0 20 20"
          aria-hidden="true"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        >
          <path d="M4 18.5 6.2 1.5M13.8 18.5 16 1.5M5.6 5.6h9.9M4.9 10.6h9.9M4.3 15.4h9.9" />
        </svg>
        <p className="small">{props.certifies}</p>
      </div>
      <p className="paper-name" dir="auto">
        {props.name}
      </p>
      <p className="muted">{props.of}</p>
      <p className="paper-title" dir="auto">
        {props.title}
      </p>
      <dl className="paper-dl">
        {props.facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <svg
        className="paper-rungs"
        viewBox="0 0 120 80"
        aria-hidden="true"
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
        strokeLinecap="round"
      >
        <path d="M24 90 34 -10M84 90 94 -10" />
        <path d="M30 30H88M27 60H85" />
      </svg>
    </article>
  )
}
