import type { ReactNode } from 'react'
import { useT } from '~/i18n'
import { keyed } from './keyed'

export type SummaryError = {
  /** The id of the field, see `fieldId`. Without one the message is not a link. */
  id?: string
  message: ReactNode
}

/** What must change before the form can be sent; takes focus when the page opens. Nothing without errors. */
export function ErrorSummary({
  errors,
  title,
  id = 'error-summary',
}: {
  errors: readonly SummaryError[]
  title?: ReactNode
  id?: string
}) {
  const t = useT('ui')
  if (errors.length === 0) return null
  return (
    <div className="error-summary" id={id} role="alert" tabIndex={-1} aria-labelledby={`${id}-title`} data-autofocus="">
      <h2 id={`${id}-title`}>{title ?? t('field.summary', { count: errors.length })}</h2>
      <ul>
        {keyed(errors).map(({ key, item: error }) => (
          <li key={key}>{error.id ? <a href={`#${error.id}`}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  )
}
