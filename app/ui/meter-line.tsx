import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import { Bar } from './bar'
import { Rungs } from './rungs'

export type MeterLineProps = {
  label: string
  value: number
  of: number
  /** Rungs up to 40, a bar above; say which to overrule. */
  as?: 'rungs' | 'bar'
  tone?: 'accent' | 'success' | 'warn'
  /** Instead of “9 of 10”. */
  figure?: ReactNode
  valueText?: string
}

/** A name, its figure, and the meter below. */
export function MeterLine({ label, value, of, as, tone, figure, valueText }: MeterLineProps) {
  const t = useT('ui')
  const format = useFormat()
  const shape = as ?? (of <= 40 ? 'rungs' : 'bar')
  return (
    <div className="meterline">
      <span>{label}</span>
      <b>
        {figure ??
          t.rich('meter.of', {
            value: format.number(value),
            max: format.number(of),
            s: (chunks) => <span className="subtle">{chunks}</span>,
          })}
      </b>
      {shape === 'rungs' ? (
        <Rungs label={label} value={value} of={of} tone={tone} />
      ) : (
        <Bar label={label} value={value} max={of} tone={tone} valueText={valueText} />
      )}
    </div>
  )
}
