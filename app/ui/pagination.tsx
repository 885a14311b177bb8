import { useFormat, useT } from '~/i18n'
import { ButtonLink } from './button'

export type PaginationProps = {
  /** Counts from 1. */
  page: number
  pageSize: number
  total: number
  href: (page: number) => string
}

/** “1–20 of 412” with the way back and forward. */
export function Pagination({ page, pageSize, total, href }: PaginationProps) {
  const t = useT('ui')
  const format = useFormat()
  const from = total === 0 ? 0 : (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total)
  return (
    <>
      <span>
        {t('pagination.range', { from: format.number(from), to: format.number(to), total: format.number(total) })}
      </span>
      {total > pageSize && (
        <nav className="row" aria-label={t('pagination.label')}>
          {page > 1 && (
            <ButtonLink size="sm" icon="chevron-left" href={href(page - 1)} rel="prev">
              {t('pagination.previous')}
            </ButtonLink>
          )}
          {to < total && (
            <ButtonLink size="sm" iconEnd="chevron-right" href={href(page + 1)} rel="next">
              {t('pagination.next')}
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  )
}
