import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type Tone = 'neutral' | 'success' | 'warn' | 'danger' | 'info' | 'accent'

export type TagProps = { tone?: Tone | 'line'; icon?: IconName; className?: string; children: ReactNode }

/** A state in a word; the colour and the icon only repeat it. */
export function Tag({ tone = 'neutral', icon, className, children }: TagProps) {
  return (
    <span className={classNames('tag', tone !== 'neutral' && `tag-${tone}`, className)}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
