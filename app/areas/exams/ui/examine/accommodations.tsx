import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Table } from '~/ui/table'
import { TextField } from '~/ui/text-field'
import { describeAccommodation } from '../../accommodations/describe-accommodation'
import type { AccommodatedPerson } from '../../accommodations/view-accommodations.server'
import type { Accommodation } from '../../delivery/deadline'

type Granted = AccommodatedPerson & { accommodation: Accommodation; grantedAt: number }

/** Who has more time, and the way to somebody who shall have it. */
export function AccommodationList(props: {
  granted: readonly Granted[]
  found: readonly AccommodatedPerson[]
  search: string
}) {
  const { granted, found, search } = props
  const t = useT('examine')
  const exams = useT('exams')
  const format = useFormat()
  return (
    <>
      <PageHead title={t('time.head', { count: granted.length })} lead={t('time.lead')} />
      <div className="stack stack-lg">
        <Card title={t('time.search')} id="search" padded>
          <form method="get" className="row items-end">
            <TextField type="search" name="q" label={t('time.search-label')} defaultValue={search} maxLength={100} />
            <Button icon="search">{t('time.search-submit')}</Button>
          </form>
          {search !== '' &&
            (found.length === 0 ? (
              <p className="muted">{t('time.found-none')}</p>
            ) : (
              <section aria-labelledby="found">
                <h3 id="found">{t('time.found')}</h3>
                <Rows>
                  {found.map(({ personId, name, email }) => (
                    <Row
                      key={personId}
                      href={`/examine/accommodations/${personId}`}
                      title={<span dir="auto">{name}</span>}
                      meta={<bdi>{email}</bdi>}
                    />
                  ))}
                </Rows>
              </section>
            ))}
        </Card>
        <Card>
          <Table
            caption={t('time.caption')}
            rows={granted}
            rowKey={({ personId }) => personId}
            empty={
              <EmptyState bare level={2} title={t('time.none')}>
                {t('time.none-text')}
              </EmptyState>
            }
            columns={[
              {
                key: 'person',
                header: t('time.person'),
                cell: ({ personId, name, email }) => (
                  <>
                    <a href={`/examine/accommodations/${personId}`} dir="auto">
                      {name}
                    </a>
                    <br />
                    <bdi className="xs subtle">{email}</bdi>
                  </>
                ),
              },
              {
                key: 'given',
                header: t('time.given'),
                cell: ({ accommodation }) => describeAccommodation(exams, format, accommodation),
              },
              {
                key: 'since',
                header: t('time.since'),
                nowrap: true,
                hideSmall: true,
                cell: ({ grantedAt }) => <RelativeTime at={grantedAt} as="date" />,
              },
            ]}
          />
        </Card>
      </div>
    </>
  )
}

/** What somebody was given, on the person's own page; no reason stands there. */
export function OwnAccommodationCard({ accommodation }: { accommodation: Accommodation }) {
  const t = useT('examine')
  const exams = useT('exams')
  const format = useFormat()
  return (
    <Card title={t('time.own-title')} id="extra-time" padded>
      <p className="small">{t('time.own-text', { what: describeAccommodation(exams, format, accommodation) })}</p>
    </Card>
  )
}
