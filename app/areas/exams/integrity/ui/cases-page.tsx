import { useFormat, useT } from '~/i18n'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import type { CaseSummary } from '../list-cases.server'
import { CASES_PAGE_SIZE } from '../page-size'
import { CaseStateTag, StrengthTag } from './case-tags'
import { inShort } from './reason-words'

type CasesPageProps = {
  filter: {
    which: 'open' | 'closed'
    exam: string | null
    company: string | null
    kind: CaseSummary['kinds'][number] | null
  }
  page: number
  list: {
    open: number
    total: number
    about: { exams: { slug: string; title: string }[]; companies: { slug: string; name: string }[] }
    cases: CaseSummary[]
  }
}

/** Attempts that a person should look at, strongest first. */
export function CasesPage({ filter, page, list }: CasesPageProps) {
  const t = useT('integrity')
  const { which } = filter
  const isFiltered = filter.exam !== null || filter.company !== null || filter.kind !== null
  return (
    <>
      <PageHead title={t('list.title')} lead={t('list.lead', { count: list.open })} />
      <div className="stack">
        <Callout kind="info" title={t('list.harmless-title')}>
          {t('list.harmless')} <a href="/help/unusual-attempts">{t('list.more')}</a>
        </Callout>
        <TabLinks
          label={t('list.which')}
          items={[
            { href: addressOf({}, 1), label: t('list.open'), count: list.open, current: which === 'open' },
            { href: addressOf({ which: 'closed' }, 1), label: t('list.closed'), current: which === 'closed' },
          ]}
        />
        <Card>
          {(list.cases.length > 0 || isFiltered) && (
            <div className="card-body">
              <CaseFilters filter={filter} about={list.about} />
            </div>
          )}
          <CasesTable cases={list.cases} isClosed={which === 'closed'} isFiltered={isFiltered}>
            <Pagination
              page={page}
              pageSize={CASES_PAGE_SIZE}
              total={list.total}
              href={(number) => addressOf(filter, number)}
            />
          </CasesTable>
        </Card>
      </div>
    </>
  )
}

const KINDS = { similarity: 'kind.similarity', pace: 'kind.pace', signals: 'kind.signals' } as const

function CaseFilters({ filter, about }: { filter: CasesPageProps['filter']; about: CasesPageProps['list']['about'] }) {
  const t = useT('integrity')
  const isFiltered = filter.exam !== null || filter.company !== null || filter.kind !== null
  return (
    <Filters
      label={t('filter.label')}
      action="/examine/integrity"
      keep={{ which: filter.which === 'closed' ? 'closed' : undefined }}
      clearHref={isFiltered ? addressOf({ which: filter.which }, 1) : undefined}
    >
      <Select
        name="exam"
        label={t('filter.exam')}
        labelHidden
        submitOnChange
        placeholder={t('filter.any-exam')}
        defaultValue={filter.exam ?? ''}
        options={about.exams.map(({ slug, title }) => ({ value: slug, label: title }))}
      />
      <Select
        name="company"
        label={t('filter.company')}
        labelHidden
        submitOnChange
        placeholder={t('filter.any-company')}
        defaultValue={filter.company ?? ''}
        options={about.companies.map(({ slug, name }) => ({ value: slug, label: name }))}
      />
      <Select
        name="kind"
        label={t('filter.kind')}
        labelHidden
        submitOnChange
        placeholder={t('filter.any-kind')}
        defaultValue={filter.kind ?? ''}
        options={(['similarity', 'pace', 'signals'] as const).map((kind) => ({ value: kind, label: t(KINDS[kind]) }))}
      />
    </Filters>
  )
}

type CasesTableProps = {
  cases: CaseSummary[]
  isClosed: boolean
  isFiltered: boolean
  children: React.ReactNode
}

function CasesTable({ cases, isClosed, isFiltered, children }: CasesTableProps) {
  const t = useT('integrity')
  const format = useFormat()
  return (
    <Table
      caption={t(isClosed ? 'list.closed' : 'list.open')}
      rows={cases}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          header: t('list.person'),
          cell: ({ id, personName, organisationName, examTitle }) => (
            <>
              <a href={`/examine/integrity/${id}`}>
                <bdi>{personName}</bdi>
              </a>
              <span className="meta block">
                <bdi>{examTitle}</bdi> · <bdi>{organisationName}</bdi>
              </span>
            </>
          ),
        },
        {
          key: 'seen',
          header: t('list.seen'),
          cell: ({ reason, kinds }) => (
            <>
              {reason ? inShort({ t, format }, reason) : <span className="muted">{t('list.deleted')}</span>}
              {kinds.length > 1 && (
                <span className="meta block">{format.list(kinds.map((kind) => t(KINDS[kind])))}</span>
              )}
            </>
          ),
        },
        {
          key: 'state',
          header: t('list.state'),
          cell: ({ state, outcome, strength }) => (
            <span className="row">
              {!isClosed && <StrengthTag strength={strength} />}
              <CaseStateTag state={state} outcome={outcome} />
            </span>
          ),
        },
        {
          key: 'opened',
          header: t('list.opened'),
          nowrap: true,
          hideSmall: true,
          cell: ({ openedAt }) => <RelativeTime at={openedAt} as="date" />,
        },
      ]}
      empty={
        <EmptyState bare level={2} title={t(isFiltered ? 'list.none-filtered' : 'list.none')}>
          {t(isFiltered ? 'list.none-filtered-help' : 'list.none-help')}
        </EmptyState>
      }
      foot={children}
    />
  )
}

function addressOf(filter: Partial<CasesPageProps['filter']>, page: number): string {
  const params = new URLSearchParams()
  if (filter.which === 'closed') params.set('which', 'closed')
  for (const name of ['exam', 'company', 'kind'] as const) {
    const value = filter[name]
    if (value) params.set(name, value)
  }
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query === '' ? '/examine/integrity' : `/examine/integrity?${query}`
}
