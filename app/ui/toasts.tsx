import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { Icon } from './icon'
import type { IconName } from './icon-names'

export type ToastKind = 'success' | 'info' | 'warn'
export type Flash = { kind: ToastKind; message: ReactNode; meta?: ReactNode; action?: ReactNode }

const KINDS: Record<ToastKind, { icon: IconName; tone: string }> = {
  success: { icon: 'check', tone: 'good' },
  info: { icon: 'info', tone: 'muted' },
  warn: { icon: 'triangle-alert', tone: 'warn' },
}

/** The corner where short messages appear: the server's flash now, the browser's own later (from the templates). */
export function Toasts({ flash }: { flash?: Flash | null }) {
  const t = useT('ui')
  return (
    <section className="toasts" id="toasts" aria-live="polite" aria-label={t('toast.region')}>
      {flash && <Toast {...flash} />}
      {(Object.keys(KINDS) as ToastKind[]).map((kind) => (
        // A hidden element, not a template: React cannot take over what stands inside a template.
        <div key={kind} id={`toast-${kind}`} hidden>
          <Toast kind={kind} message="" />
        </div>
      ))}
    </section>
  )
}

export function Toast({ kind, message, meta, action }: Flash) {
  const t = useT('ui')
  return (
    <div className="toast">
      <Icon name={KINDS[kind].icon} className={KINDS[kind].tone} />
      <div>
        <p className="medium" dir="auto" data-toast-message="">
          {message}
        </p>
        {meta && <p className="meta">{meta}</p>}
      </div>
      {action}
      <button
        className="btn btn-quiet btn-icon btn-sm toast-close"
        type="button"
        aria-label={t('toast.dismiss')}
        data-toast-close=""
      >
        <Icon name="x" />
      </button>
    </div>
  )
}
