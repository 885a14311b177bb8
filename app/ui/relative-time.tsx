import { useFormat, useNow } from '~/i18n'

export type RelativeTimeProps = {
  /** Epoch milliseconds. */
  at: number
  /** `relative` “3 hours ago” (kept fresh in the browser), `date` “14 Mar 2027”, `long` “14 March 2027”, `time`, `date-time`. */
  as?: 'relative' | 'date' | 'long' | 'time' | 'date-time'
  className?: string
}

/** A moment; the exact date, time and zone show on hover. */
export function RelativeTime({ at, as = 'relative', className }: RelativeTimeProps) {
  const format = useFormat()
  const now = useNow()
  const exact = format.dateTime(at)
  const words = {
    relative: () => format.relative(at, now),
    date: () => format.date(at),
    long: () => format.dateLong(at),
    time: () => format.time(at),
    'date-time': () => exact,
  }[as]()
  return (
    <time
      className={className}
      dateTime={new Date(at).toISOString()}
      title={exact}
      data-relative={as === 'relative' ? '' : undefined}
    >
      {words}
    </time>
  )
}
