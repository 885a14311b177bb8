import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useT } from '~/i18n'
import { classNames } from './class-names'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type ButtonLook = {
  variant?: 'default' | 'primary' | 'quiet' | 'danger' | 'danger-solid'
  size?: 'sm' | 'md' | 'lg'
  icon?: IconName
  /** Icon after the words: “next”. Arrows and chevrons turn round by themselves in right-to-left scripts. */
  iconEnd?: IconName
  /** Show the icon alone; the children become the accessible name. */
  iconOnly?: boolean
  className?: string
  children: ReactNode
}

export type ButtonProps = ButtonLook &
  Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> & {
    /** The act is running: the icon turns, readers hear that it is busy. */
    busy?: boolean
    /** Opens the dialog with this id. Give `href` too when the act has a page of its own (ButtonLink). */
    opensDialog?: string
    /** Copies this text. */
    copies?: string
  }

/** An act on this page. It submits its form unless `type="button"`. */
export function Button({ busy, opensDialog, copies, ...props }: ButtonProps) {
  const { variant, size, icon, iconEnd, iconOnly, className, children, ...rest } = props
  const t = useT('ui')
  return (
    <button
      type={opensDialog || copies !== undefined ? 'button' : 'submit'}
      {...rest}
      className={buttonClass(props)}
      aria-busy={busy || undefined}
      data-dialog-open={opensDialog}
      aria-haspopup={opensDialog ? 'dialog' : rest['aria-haspopup']}
      data-copy={copies}
      data-copied={copies === undefined ? undefined : t('copy.copied')}
    >
      {busy ? <Icon name="loader-circle" /> : <ButtonIcon name={icon} />}
      <ButtonWords iconOnly={iconOnly}>{children}</ButtonWords>
      <ButtonIcon name={iconEnd} />
    </button>
  )
}

export type ButtonLinkProps = ButtonLook & {
  href: string
  /** With JavaScript the link opens this dialog; without it, it goes to `href`. */
  opensDialog?: string
  download?: boolean | string
  rel?: string
  id?: string
  current?: boolean
}

/** Goes somewhere, looks like a button. */
export function ButtonLink({ href, opensDialog, download, rel, id, current, ...look }: ButtonLinkProps) {
  const { icon, iconEnd, iconOnly, children } = look
  return (
    <a
      className={buttonClass(look)}
      href={href}
      id={id}
      download={download}
      rel={rel}
      data-dialog-open={opensDialog}
      aria-current={current ? 'page' : undefined}
    >
      <ButtonIcon name={icon} />
      <ButtonWords iconOnly={iconOnly}>{children}</ButtonWords>
      <ButtonIcon name={iconEnd} />
    </a>
  )
}

export const buttonClass = ({ variant = 'default', size = 'md', iconOnly, className }: Omit<ButtonLook, 'children'>) =>
  classNames(
    'btn',
    variant !== 'default' && `btn-${variant}`,
    size !== 'md' && `btn-${size}`,
    iconOnly && 'btn-icon',
    className,
  )

const ButtonIcon = ({ name }: { name: IconName | undefined }) =>
  name ? <Icon name={name} mirror={/^(arrow|chevron)-(left|right)$|^send$|^undo|^log-out$/.test(name)} /> : null

const ButtonWords = ({ iconOnly, children }: { iconOnly: boolean | undefined; children: ReactNode }) =>
  iconOnly ? <span className="sr">{children}</span> : children

/** Buttons that belong together, drawn as one: pass `aria-pressed` or `current` on the chosen one. */
export function ButtonGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are buttons
    <div className="group" role="group" aria-label={label}>
      {children}
    </div>
  )
}
