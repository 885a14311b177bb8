import { useFormat, useT } from '~/i18n'
import { classNames } from './class-names'

export type BarProps = {
  value: number
  max: number
  /** What is measured: “Revenue”. */
  label: string
  /** The words for readers when plain numbers would mislead: “612,400 of 500,000 euro needed”. */
  valueText?: string
  tone?: 'accent' | 'success' | 'warn' | 'danger'
  id?: string
  className?: string
}

/** An amount against its whole. For counts up to 40 use Rungs. */
export function Bar({ value, max, label, valueText, tone = 'accent', id, className }: BarProps) {
  const t = useT('ui')
  const format = useFormat()
  const share = max > 0 ? Math.min(value / max, 1) : 0
  const name = valueText
    ? `${label}: ${valueText}`
    : t('meter.label', { label, value: format.number(value), max: format.number(max) })
  return (
    <progress
      className={classNames('bar', tone !== 'accent' && `bar-${tone}`, className)}
      id={id}
      value={Math.min(Math.max(value, 0), max)}
      max={max > 0 ? max : 1}
      aria-label={name}
    >
      {format.percent(share)}
    </progress>
  )
}
