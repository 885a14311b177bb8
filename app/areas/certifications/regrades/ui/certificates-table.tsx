import { useLocale, useT } from '~/i18n'
import { utcDates } from '~/i18n/utc-dates'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { Table } from '~/ui/table'
import { Tag, type TagProps } from '~/ui/tag'
import type { CertificateForecast } from '../view-forecast.server'

const EFFECTS = {
  issue: 'regrade.issue',
  reinstate: 'regrade.reinstate',
  revoke: 'regrade.revoke',
  supersede: 'regrade.supersede',
  restore: 'regrade.restore',
  'change-expiry': 'regrade.change-expiry',
} as const

const TONES: Record<CertificateForecast['effect'], TagProps['tone']> = {
  issue: 'success',
  reinstate: 'success',
  revoke: 'danger',
  supersede: 'neutral',
  restore: 'success',
  'change-expiry': 'info',
}

/** What a regrade does to certificates. */
export function CertificatesTable(props: {
  certificates: readonly CertificateForecast[]
  total: number
  page: number
  pageSize: number
}) {
  const t = useT('certifications')
  const dates = utcDates(useLocale())
  const end = (at: number | null) => (at === null ? t('field.no-end') : dates.date(at))
  return (
    <Table
      caption={t('regrade.title')}
      rows={props.certificates}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'person',
          header: t('regrade.holder'),
          rowHeader: true,
          cell: ({ person, organisation }) => (
            <>
              <bdi>{person}</bdi>
              <span className="meta block">
                <bdi>{organisation}</bdi>
              </span>
            </>
          ),
        },
        {
          key: 'certificate',
          header: t('regrade.certificate'),
          cell: ({ title, certificate }) => (
            <>
              {certificate ? (
                <a href={`/certificates/${certificate.id}`}>
                  <bdi>{title}</bdi>
                </a>
              ) : (
                <bdi>{title}</bdi>
              )}
              {certificate && (
                <span className="meta block mono">
                  <bdi>{certificate.publicId}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'effect',
          header: t('regrade.effect'),
          nowrap: true,
          cell: ({ effect }) => <Tag tone={TONES[effect]}>{t(EFFECTS[effect])}</Tag>,
        },
        {
          key: 'until',
          header: t('regrade.until'),
          nowrap: true,
          cell: ({ effect, expiresAt, expiresBefore }) =>
            effect === 'change-expiry'
              ? t('regrade.from-to', { from: end(expiresBefore), to: end(expiresAt) })
              : end(expiresAt),
        },
      ]}
      empty={
        <EmptyState bare level={2} title={t('regrade.none-title')}>
          {t('regrade.none')}
        </EmptyState>
      }
      foot={
        <Pagination
          page={props.page}
          pageSize={props.pageSize}
          total={props.total}
          href={(page) => `?show=certificates&page=${page}`}
        />
      }
    />
  )
}
