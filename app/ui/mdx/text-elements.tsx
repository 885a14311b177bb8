import type { AnchorHTMLAttributes, ReactNode } from 'react'
import { useT } from '~/i18n'
import { Icon } from '../icon'
import { TableFrame } from '../table-frame'

/** A link in a text. Pages elsewhere learn nothing of where the reader came from. */
export function TextLink({ href = '', ...rest }: AnchorHTMLAttributes<HTMLAnchorElement>) {
  return <a {...rest} href={href} rel={/^https?:/i.test(href) ? 'noreferrer' : undefined} />
}

/** A table scrolls in a frame of its own, named by its columns (set by the compiler). */
export function TextTable({ label, children }: { label?: string; children?: ReactNode }) {
  const t = useT('content')
  const name = label ? t('table.of', { columns: label }) : t('table.plain')
  return (
    <TableFrame label={name}>
      <table className="table">{children}</table>
    </TableFrame>
  )
}

/** The mark of a task list: said, not asked. */
export function TaskMark({ checked }: { checked?: boolean }) {
  const t = useT('content')
  return (
    <span className="task-mark">
      <Icon name={checked ? 'circle-check' : 'circle'} className={checked ? 'good' : undefined} />
      <span className="sr">{checked ? t('task.done') : t('task.open')}</span>
    </span>
  )
}

/** Footnote references are described by this heading. */
export function FootnotesTitle() {
  const t = useT('content')
  return (
    <h2 className="sr" id="footnote-label">
      {t('footnotes.title')}
    </h2>
  )
}

export function FootnoteBack({ href }: { href: string }) {
  const t = useT('content')
  return (
    <a href={href} className="footnote-back" aria-label={t('footnotes.back')}>
      <Icon name="undo-2" size="sm" mirror />
    </a>
  )
}
