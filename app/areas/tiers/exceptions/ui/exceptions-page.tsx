import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Select } from '~/ui/select'
import { type Column, Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import { VisuallyHidden } from '~/ui/visually-hidden'
import { EXCEPTIONS_PAGE } from '../../page-sizes'
import { useDates, useLocal } from '../../ui/words'
import { ENDING_WITHIN, EXCEPTION_STATES, exceptionsQuery } from '../exception'
import { exceptionWords, KIND_WORDS } from '../exceptions-table'
import type { ExceptionRow, ExceptionsList } from '../list-exceptions.server'
import { ExceptionTag, WithoutIt } from './exception-words'

const PATH = '/programme/exceptions'

/** Every exception of the programme: who answers for it, until when, and what hangs on it. */
export function ExceptionsPage({ list, now }: { list: ExceptionsList; now: number }) {
  const t = useT('tiers')
  const { view } = list
  const query = (change: Parameters<typeof exceptionsQuery>[1]) => `${PATH}${exceptionsQuery(view, change)}`
  return (
    <Live id="exceptions" on={[['vendor', 'facts-changed']]}>
      <PageHead
        title={t('exceptions.head', { count: list.counts.active })}
        lead={t('exceptions.lead')}
        actions={
          <ButtonLink href={`/programme/exceptions.csv${exceptionsQuery(view)}`} icon="download" download>
            {t('exceptions.csv')}
          </ButtonLink>
        }
      />
      <div className="stack">
        <TabLinks
          label={t('exceptions.states')}
          items={[
            ...EXCEPTION_STATES.map((state) => ({
              href: query({ state, within: null }),
              label: t(exceptionWords[state]),
              count: list.counts[state],
              current: view.state === state,
            })),
            { href: query({ state: null, within: null }), label: t('exceptions.all'), current: view.state === null },
          ]}
        />
        <ExceptionFilters list={list} />
        <Card>
          <ExceptionsTable list={list} now={now} />
        </Card>
      </div>
    </Live>
  )
}

function ExceptionFilters({ list: { view, tracks, owners, ending } }: { list: ExceptionsList }) {
  const t = useT('tiers')
  const local = useLocal()
  const isFiltered = view.track !== null || view.owner !== null || view.within !== null
  return (
    <Filters
      label={t('exceptions.filter')}
      keep={{ state: view.state === 'active' ? undefined : (view.state ?? 'all') }}
      clearHref={isFiltered ? `${PATH}${exceptionsQuery(view, { track: null, owner: null, within: null })}` : undefined}
    >
      <Select
        {...{ name: 'track', label: t('standings.track'), labelHidden: true, submitOnChange: true }}
        placeholder={t('standings.any-track')}
        options={tracks.map(({ slug, title }) => ({ value: slug, label: local(title) }))}
        defaultValue={view.track ?? ''}
      />
      <Select
        {...{ name: 'within', label: t('exceptions.within'), labelHidden: true, submitOnChange: true }}
        placeholder={t('exceptions.any-end')}
        options={ENDING_WITHIN.map((days) => ({
          value: String(days),
          label: t('exceptions.within-days', { days, count: ending[days] }),
        }))}
        defaultValue={view.within === null ? '' : String(view.within)}
      />
      {owners.length > 0 && (
        <Select
          {...{ name: 'owner', label: t('exceptions.owner'), labelHidden: true, submitOnChange: true }}
          placeholder={t('exceptions.any-owner')}
          options={owners.map((owner) => ({ value: owner, label: owner }))}
          defaultValue={view.owner ?? ''}
        />
      )}
    </Filters>
  )
}

function ExceptionsTable({ list, now }: { list: ExceptionsList; now: number }) {
  const t = useT('tiers')
  const local = useLocal()
  const dates = useDates()
  const { view } = list
  const columns: Column<ExceptionRow>[] = [
    {
      key: 'what',
      header: t('exceptions.what'),
      cell: (row) => (
        <>
          <a href={factUrl(row)} dir="auto">
            {local(row.what)}
          </a>
          <span className="meta block">{t(KIND_WORDS[row.kind])}</span>
        </>
      ),
    },
    {
      key: 'partner',
      header: t('exceptions.partner'),
      cell: ({ partner, tracks }) => (
        <>
          <a href={`/programme/partners/${partner.slug}`}>
            <bdi>{partner.name}</bdi>
          </a>
          <span className="meta block" dir="auto">
            {tracks.map(({ title }) => local(title)).join(' · ') || t('exceptions.no-track')}
          </span>
        </>
      ),
    },
    {
      key: 'owner',
      header: t('exceptions.owner-reason'),
      cell: (row) => (
        <>
          <bdi>{row.owner || row.recordedBy || t('exceptions.nobody')}</bdi>
          {row.reason && (
            <span className="meta block" dir="auto">
              {row.reason}
            </span>
          )}
        </>
      ),
    },
    { key: 'from', header: t('exceptions.from'), nowrap: true, hideSmall: true, cell: ({ from }) => dates.short(from) },
    {
      key: 'until',
      header: t('exceptions.until'),
      nowrap: true,
      cell: (row) => (
        <>
          {row.until === null ? t('exceptions.no-end') : dates.short(row.until)}
          <span className="meta block">
            <ExceptionTag state={row.state} until={row.until} now={now} />
          </span>
        </>
      ),
    },
    { key: 'without', header: t('exceptions.hangs'), cell: (row) => <WithoutIt row={row} /> },
    { key: 'change', header: t('exceptions.change'), cell: (row) => <Changes row={row} /> },
  ]
  return (
    <Table
      caption={t('exceptions.caption')}
      rows={list.rows}
      rowKey={({ id }) => id}
      columns={columns}
      empty={
        <EmptyState bare level={2} title={t('exceptions.empty-title')}>
          {t('exceptions.empty')}
        </EmptyState>
      }
      foot={
        <Pagination
          {...{ page: view.page, pageSize: EXCEPTIONS_PAGE, total: list.total }}
          href={(page) => `${PATH}${exceptionsQuery(view, { page })}`}
        />
      }
    />
  )
}

/** Where what the exception says stands. */
const factUrl = ({ id, kind, partner }: ExceptionRow) =>
  kind === 'benefit' ? `/programme/grants/${id}` : `/programme/partners/${partner.slug}/facts#fact-${id}`

function Changes({ row }: { row: ExceptionRow }) {
  const t = useT('tiers')
  const local = useLocal()
  if (row.state !== 'active' && row.state !== 'to-come') return null
  const base = row.kind === 'benefit' ? `/programme/grants/${row.id}` : `${PATH}/${row.id}`
  const about = `${local(row.what)}, ${row.partner.name}`
  return (
    <span className="row">
      <ButtonLink size="sm" href={`${base}/extension`}>
        {t('exceptions.extend')}
        <VisuallyHidden>: {about}</VisuallyHidden>
      </ButtonLink>
      <ButtonLink size="sm" variant="quiet" href={`${base}/withdrawal`}>
        {t('exceptions.withdraw')}
        <VisuallyHidden>: {about}</VisuallyHidden>
      </ButtonLink>
    </span>
  )
}
