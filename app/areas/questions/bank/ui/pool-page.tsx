import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Figures } from '~/ui/figures'
import { Filters, SearchInput } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Select } from '~/ui/select'
import { TabLinks } from '~/ui/tabs'
import { Tag } from '~/ui/tag'
import { STATE_LABELS, TYPE_LABELS } from '../../labels'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '../../question-base'
import { QUESTION_TYPES } from '../../registry'
import { type BankView, bankViewParams, isFiltered, viewHref } from '../bank-filter'
import type { PoolView } from '../view-pool.server'
import { QuestionTable } from './question-table'

type Props = { pool: PoolView; view: BankView; pageSize: number }

/** The questions of one pool: found by filters, changed together, opened one by one. */
export function PoolPage({ pool, view, pageSize }: Props) {
  const t = useT('bank')
  const words = useT('questions')
  const format = useFormat()
  const path = `/author/pools/${pool.slug}`
  const { counts } = pool
  const query = bankViewParams(view).toString()
  return (
    <>
      <PageHead
        title={<span dir="auto">{pool.title}</span>}
        lead={
          <>
            {t('pool.lead', { live: counts.state.live, trial: counts.state.trial, retired: counts.state.retired })}{' '}
            {pool.hasFile && (
              <Tag icon="file-text">
                <bdi>{t('pool.file', { slug: pool.slug })}</bdi>
              </Tag>
            )}
          </>
        }
        actions={
          <>
            <ButtonLink href={`${path}/export`} icon="download">
              {words('export.title')}
            </ButtonLink>
            {pool.mayEdit && (
              <>
                <ButtonLink href={`${path}/title`}>{t('rename.title')}</ButtonLink>
                <ButtonLink href={`${path}/imports`} icon="upload">
                  {words('imports.title')}
                </ButtonLink>
                <ButtonLink href={`${path}/questions/new`} icon="plus" variant="primary">
                  {t('pool.new')}
                </ButtonLink>
              </>
            )}
          </>
        }
      />
      <div className="stack">
        <Figures
          items={[
            ...DIFFICULTIES.map((level) => ({
              label: words(DIFFICULTY_LABELS[level]),
              value: format.number(counts.difficulty[level] ?? 0),
            })),
            { label: t('pools.types'), value: format.number(Object.keys(counts.type).length) },
            { label: t('pools.objectives'), value: format.number(Object.keys(counts.objective).length) },
          ]}
        />
        <StateTabs pool={pool} view={view} path={path} />
        <PoolFilters pool={pool} view={view} path={path} />
        <Card>
          {pool.questions.length === 0 ? (
            <NoQuestions isFiltered={isFiltered(view.filter)} mayEdit={pool.mayEdit} path={path} />
          ) : (
            <form method="get" action={`${path}/changes`}>
              <QuestionTable pool={pool} view={view} path={path} />
              <div className="table-foot">
                <span className="row">
                  {pool.mayEdit && (
                    <Button size="sm" icon="pencil">
                      {t('pool.change-chosen')}
                    </Button>
                  )}
                  <Button size="sm" icon="download" formAction={`${path}/export`}>
                    {t('pool.export-chosen')}
                  </Button>
                  {pool.mayEdit && (
                    <a href={`${path}/changes?all=1${query ? `&${query}` : ''}`}>
                      {t('pool.change-all', { count: pool.total })}
                    </a>
                  )}
                </span>
                <Pagination
                  page={pool.page}
                  pageSize={pageSize}
                  total={pool.total}
                  href={(page) => viewHref(path, view, page)}
                />
              </div>
            </form>
          )}
        </Card>
      </div>
    </>
  )
}

function NoQuestions({ isFiltered, mayEdit, path }: { isFiltered: boolean; mayEdit: boolean; path: string }) {
  const t = useT('bank')
  const words = useT('questions')
  if (isFiltered)
    return (
      <EmptyState bare level={2} title={t('pool.none')} action={<ButtonLink href={path}>{t('pool.all')}</ButtonLink>}>
        {t('pool.none-help')}
      </EmptyState>
    )
  const ways = mayEdit && (
    <div className="row">
      <ButtonLink href={`${path}/questions/new`} icon="plus" variant="primary">
        {t('pool.new')}
      </ButtonLink>
      <ButtonLink href={`${path}/imports`} icon="upload">
        {words('imports.title')}
      </ButtonLink>
    </div>
  )
  return (
    <EmptyState bare level={2} title={t('pool.empty')} action={ways || undefined}>
      {t('pool.empty-help')}
    </EmptyState>
  )
}

function StateTabs({ pool, view, path }: { pool: PoolView; view: BankView; path: string }) {
  const t = useT('bank')
  const words = useT('questions')
  const { state, look } = view.filter
  const href = (of: Partial<BankView['filter']>) =>
    viewHref(path, { ...view, filter: { ...view.filter, state: undefined, look: undefined, ...of } })
  return (
    <TabLinks
      label={t('pool.state')}
      items={[
        { href: href({}), label: t('pool.all'), count: pool.counts.total, current: !state && !look },
        ...(['live', 'trial', 'retired'] as const).map((one) => ({
          href: href({ state: one }),
          label: words(STATE_LABELS[one]),
          count: pool.counts.state[one],
          current: state === one && !look,
        })),
        { href: href({ look: 'findings' }), label: t('pool.look-findings'), current: look === 'findings' },
        { href: href({ look: 'overtaken' }), label: t('pool.look-overtaken'), current: look === 'overtaken' },
      ]}
    />
  )
}

function PoolFilters({ pool, view, path }: { pool: PoolView; view: BankView; path: string }) {
  const t = useT('bank')
  const words = useT('questions')
  const { filter } = view
  const { q: _text, type: _type, ...kept } = Object.fromEntries(bankViewParams({ filter: {}, sort: view.sort }))
  const choice = (
    name: 'type' | 'difficulty' | 'objective' | 'tag' | 'lesson',
    label: string,
    any: string,
    options: { value: string; label: string }[],
  ) =>
    options.length === 0 ? null : (
      <Select
        name={name}
        label={label}
        labelHidden
        submitOnChange
        defaultValue={filter[name] ?? ''}
        options={[{ value: '', label: any }, ...options]}
      />
    )
  const counted = (counts: Record<string, number>) =>
    Object.entries(counts).map(([value, count]) => ({ value, label: t('pool.counted', { value, count }) }))
  return (
    <Filters
      label={t('pool.filter')}
      keep={{ ...kept, state: filter.state, look: filter.look }}
      clearHref={isFiltered(filter) ? path : undefined}
    >
      <SearchInput label={t('pool.search')} defaultValue={filter.text} />
      {choice(
        'type',
        t('pool.type'),
        t('pool.any-type'),
        QUESTION_TYPES.map((value) => ({ value, label: words(TYPE_LABELS[value]) })),
      )}
      {choice(
        'difficulty',
        t('pool.difficulty'),
        t('pool.any-difficulty'),
        DIFFICULTIES.map((value) => ({ value, label: words(DIFFICULTY_LABELS[value]) })),
      )}
      {choice('objective', t('pool.objective'), t('pool.any-objective'), counted(pool.counts.objective))}
      {choice('lesson', t('pool.lesson'), t('pool.any-lesson'), counted(pool.counts.lesson))}
      {choice(
        'tag',
        t('pool.tag'),
        t('pool.any-tag'),
        pool.tags.map((value) => ({ value, label: value })),
      )}
    </Filters>
  )
}
