import { classNames } from './class-names'
import type { IconName } from './icon-names'
import iconsUrl from './icons.svg?url&no-inline'

export { iconsUrl }

export type IconProps = {
  name: IconName
  size?: 'sm' | 'md' | 'lg'
  /** Turn round in right-to-left scripts: arrows and chevrons that mean back and forward. */
  mirror?: boolean
  className?: string
}

/** A decoration beside a name; readers never hear it. */
export function Icon({ name, size = 'md', mirror, className }: IconProps) {
  return (
    <svg
      className={classNames('icon', size !== 'md' && `icon-${size}`, mirror && 'icon-mirror', className)}
      aria-hidden="true"
    >
      <use href={`${iconsUrl}#i-${name}`} />
    </svg>
  )
}
