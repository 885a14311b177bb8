import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { classNames } from './class-names'

export type DialogProps = {
  /** What `opensDialog` of a Button or ButtonLink names. */
  id: string
  title: ReactNode
  /** Buttons; the last is the act. “Close” stands first unless `closeLabel` is null. */
  actions?: ReactNode
  /** “Keep it”. Null for no close button. */
  closeLabel?: ReactNode | null
  wide?: boolean
  /** Makes the dialog a form that posts here; its submit button goes into `actions`. */
  action?: string
  /** Open when the page loads: the server found errors in what was sent from it. */
  open?: boolean
  children: ReactNode
}

/**
 * A modal dialog, opened by the browser script. Without JavaScript it cannot open, so its opener must be a ButtonLink to
 * a page that asks the same thing.
 */
export function Dialog({ id, title, actions, closeLabel, wide, action, open, children }: DialogProps) {
  const t = useT('ui')
  const inside = (
    <>
      <header>
        <h2 id={`${id}-title`}>{title}</h2>
      </header>
      <div className="body">{children}</div>
      {(actions || closeLabel !== null) && (
        <footer>
          {closeLabel !== null && (
            <button className="btn" type="button" data-dialog-close="">
              {closeLabel ?? t('dialog.close')}
            </button>
          )}
          {actions}
        </footer>
      )}
    </>
  )
  return (
    <dialog
      className={classNames('dialog', wide && 'dialog-wide')}
      id={id}
      aria-labelledby={`${id}-title`}
      data-dialog-show={open ? '' : undefined}
    >
      {action === undefined ? (
        inside
      ) : (
        <form method="post" action={action}>
          {inside}
        </form>
      )}
    </dialog>
  )
}
