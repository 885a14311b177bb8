import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { classNames } from './class-names'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type CalloutKind = 'info' | 'success' | 'warn' | 'danger'

export type CalloutProps = {
  kind?: CalloutKind
  title?: ReactNode
  icon?: IconName
  /** Announced when it appears: the answer to what the person just did. */
  status?: boolean
  /** Buttons below the text. */
  actions?: ReactNode
  id?: string
  className?: string
  children?: ReactNode
}

const ICONS: Record<CalloutKind, IconName> = {
  info: 'info',
  success: 'check',
  warn: 'triangle-alert',
  danger: 'circle-alert',
}

const LABELS = {
  info: 'callout.info',
  success: 'callout.success',
  warn: 'callout.warn',
  danger: 'callout.danger',
} as const

export function Callout({ kind = 'info', title, icon, status, actions, id, className, children }: CalloutProps) {
  const t = useT('ui')
  return (
    <div className={classNames('callout', `callout-${kind}`, className)} id={id} role={status ? 'status' : 'note'}>
      <span className="sr">{t(LABELS[kind])}</span>
      <Icon name={icon ?? ICONS[kind]} />
      {title && <p className="strong">{title}</p>}
      {typeof children === 'string' ? <p>{children}</p> : children && <div className="stack stack-sm">{children}</div>}
      {actions && <div className="row actions">{actions}</div>}
    </div>
  )
}
