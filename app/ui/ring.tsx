import { useFormat } from '~/i18n'

/** A share of one whole, in dense lists only. `share` is 0..1; `label` says of what. */
export function Ring({ share, label }: { share: number; label: string }) {
  const format = useFormat()
  const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100)
  return (
    <span className="ring-wrap">
      <svg className="ring" viewBox="0 0 40 40" role="img" aria-label={`${label}: ${format.percent(percent / 100)}`}>
        <circle className="track" cx="20" cy="20" r="17" />
        <circle className="value" cx="20" cy="20" r="17" pathLength="100" strokeDasharray={`${percent} 100`} />
      </svg>
      <span aria-hidden="true">{format.number(percent)}</span>
    </span>
  )
}
