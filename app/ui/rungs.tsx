import { useFormat, useT } from '~/i18n'
import { classNames } from './class-names'
import { range } from './keyed'

export type RungsProps = {
  value: number
  of: number
  /** What is counted: “Certified people”. */
  label: string
  tone?: 'accent' | 'success' | 'warn'
  className?: string
}

/** A count that can be counted: full rungs for what is there, empty ones for what is missing. At most 40 are drawn. */
export function Rungs({ value, of, label, tone = 'accent', className }: RungsProps) {
  const t = useT('ui')
  const format = useFormat()
  const drawn = Math.min(Math.max(of, value, 0), 40)
  const full = of > 40 ? Math.round((Math.min(value, of) / of) * 40) : value
  return (
    // biome-ignore lint/a11y/useSemanticElements: the meter element cannot be drawn as rungs
    <div
      className={classNames('rungs', tone !== 'accent' && `rungs-${tone}`, className)}
      role="meter"
      aria-valuenow={Math.min(value, of)}
      aria-valuemin={0}
      aria-valuemax={of}
      aria-label={t('meter.label', { label, value: format.number(value), max: format.number(of) })}
    >
      {range(drawn).map((place) => (
        <i
          key={place}
          className={classNames(
            place >= full && 'off',
            place >= of && place < full && 'extra',
            place === of && 'beyond',
          )}
        />
      ))}
    </div>
  )
}
