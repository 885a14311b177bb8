import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { Pagination } from '~/ui/pagination'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { Tag, type TagProps } from '~/ui/tag'
import type { ResultForecast } from '../list-result-forecast.server'
import { FORECAST_PAGE } from '../page-sizes'
import { MarkWords } from './regrade-words'

export const EFFECTS = {
  fails: 'regrade.effect-fails',
  passes: 'regrade.effect-passes',
  gains: 'regrade.effect-gains',
  loses: 'regrade.effect-loses',
} as const

const TONES: Record<keyof typeof EFFECTS, TagProps['tone']> = {
  fails: 'danger',
  passes: 'success',
  gains: 'info',
  loses: 'warn',
}

type ResultsTableProps = {
  regradeId: string
  list: { results: readonly ResultForecast[]; total: number; companies: readonly { id: string; name: string }[] }
  filter: { effect: keyof typeof EFFECTS | null; organisationId: string | null }
  page: number
}

/** Every result that changes, before and after, with a way to each attempt. */
export function ResultsTable({ regradeId, list, filter, page }: ResultsTableProps) {
  const t = useT('exams')
  const format = useFormat()
  const url = `/examine/regrades/${regradeId}`
  const isFiltered = filter.effect !== null || filter.organisationId !== null
  return (
    <>
      <div className="card-body">
        <Filters label={t('regrade.filter')} clearHref={isFiltered ? url : undefined}>
          <Select
            name="effect"
            label={t('regrade.effect')}
            labelHidden
            submitOnChange
            defaultValue={filter.effect ?? ''}
            options={[
              { value: '', label: t('regrade.any-effect') },
              ...Object.entries(EFFECTS).map(([value, label]) => ({ value, label: t(label) })),
            ]}
          />
          <Select
            name="company"
            label={t('regrade.company')}
            labelHidden
            submitOnChange
            defaultValue={filter.organisationId ?? ''}
            options={[
              { value: '', label: t('regrade.any-company') },
              ...list.companies.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Filters>
      </div>
      <Table
        caption={t('regrade.tab-results')}
        rows={list.results}
        rowKey={({ attemptId }) => attemptId}
        columns={[
          {
            key: 'person',
            header: t('regrade.person'),
            rowHeader: true,
            cell: ({ attemptId, person, organisation, exam, number }) => (
              <>
                <a href={`${url}/attempts/${attemptId}`}>
                  <bdi>{person}</bdi>
                </a>
                <span className="meta block">
                  <bdi>{organisation}</bdi> · <bdi lang={exam.language}>{exam.title}</bdi> ·{' '}
                  {t('result.attempt', { number: format.number(number) })}
                </span>
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
            key: 'before',
            header: t('regrade.before'),
            align: 'end',
            nowrap: true,
            cell: ({ before }) => <MarkWords of={before} />,
          },
          {
            key: 'after',
            header: t('regrade.after'),
            align: 'end',
            nowrap: true,
            cell: ({ after }) => <MarkWords of={after} />,
          },
        ]}
        empty={
          <EmptyState bare level={2} title={t('regrade.no-results-title')}>
            {t('regrade.no-results')}
          </EmptyState>
        }
        foot={
          <>
            <Pagination
              page={page}
              pageSize={FORECAST_PAGE}
              total={list.total}
              href={(to) =>
                `?${new URLSearchParams({
                  ...(filter.effect ? { effect: filter.effect } : {}),
                  ...(filter.organisationId ? { company: filter.organisationId } : {}),
                  page: String(to),
                })}`
              }
            />
            <ButtonLink size="sm" href={`${url}/results.csv`} icon="download" download>
              {t('regrade.csv')}
            </ButtonLink>
          </>
        }
      />
    </>
  )
}
