import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { TYPE_LABELS } from '~/areas/questions/labels'
import { FINDING_LABELS } from '~/areas/questions/lint/finding'
import { QUESTION_STATES } from '~/areas/questions/pool'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '~/areas/questions/question-base'
import { QUESTION_TYPES } from '~/areas/questions/registry'
import { QuestionPreview } from '~/areas/questions/ui/question-preview'
import { QuestionStateTag, STATE_LABELS } from '~/areas/questions/ui/state-tag'
import { POOL_PAGE_SIZE, viewPool } from '~/areas/questions/view-pool.server'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { pageNumber } from '~/platform/page-number'
import { contextOf } from '~/platform/request.server'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Figures } from '~/ui/figures'
import { Filters, SearchInput } from '~/ui/filters'
import { keyed } from '~/ui/keyed'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { Select } from '~/ui/select'
import { Tag } from '~/ui/tag'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  const params = new URL(args.request.url).searchParams
  const filter = {
    text: params.get('q')?.trim() || undefined,
    state: QUESTION_STATES.find((state) => state === params.get('state')),
    type: QUESTION_TYPES.find((type) => type === params.get('type')),
    difficulty: DIFFICULTIES.find((difficulty) => difficulty === params.get('difficulty')),
    objective: params.get('objective') || undefined,
  }
  const page = pageNumber(params)
  const pool = await viewPool(ctx, args.params.pool ?? '', filter, page)
  return {
    title: pool.title,
    breadcrumbs: [
      { label: translator(args.context.locale, 'common')('nav.question-pools'), href: '/author/pools' },
      { label: pool.title },
    ],
    pool,
    filter,
    isFiltered: Object.values(filter).some(Boolean),
    pageSize: POOL_PAGE_SIZE,
  }
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function PoolPage() {
  const { pool, filter, isFiltered, pageSize } = useLoaderData<typeof loader>()
  const t = useT('questions')
  const format = useFormat()
  const path = `/author/pools/${pool.slug}`
  const { counts } = pool
  return (
    <>
      <PageHead
        title={<span dir="auto">{pool.title}</span>}
        lead={t('pool.lead', { live: counts.state.live, trial: counts.state.trial, retired: counts.state.retired })}
      />
      <div className="stack">
        <Figures
          items={[
            ...DIFFICULTIES.map((difficulty) => ({
              label: t(DIFFICULTY_LABELS[difficulty]),
              value: format.number(counts.difficulty[difficulty] ?? 0),
            })),
            { label: t('pools.objectives'), value: format.number(Object.keys(counts.objective).length) },
          ]}
        />
        <Filters label={t('pool.filter')} clearHref={isFiltered ? path : undefined}>
          <SearchInput label={t('pool.search')} defaultValue={filter.text} />
          <Select
            name="state"
            label={t('pool.state')}
            labelHidden
            submitOnChange
            defaultValue={filter.state ?? ''}
            options={[
              { value: '', label: t('pool.any-state') },
              ...QUESTION_STATES.map((state) => ({ value: state, label: t(STATE_LABELS[state]) })),
            ]}
          />
          <Select
            name="type"
            label={t('pool.type')}
            labelHidden
            submitOnChange
            defaultValue={filter.type ?? ''}
            options={[
              { value: '', label: t('pool.any-type') },
              ...QUESTION_TYPES.map((type) => ({ value: type, label: t(TYPE_LABELS[type]) })),
            ]}
          />
          <Select
            name="difficulty"
            label={t('pool.difficulty')}
            labelHidden
            submitOnChange
            defaultValue={filter.difficulty ?? ''}
            options={[
              { value: '', label: t('pool.any-difficulty') },
              ...DIFFICULTIES.map((difficulty) => ({ value: difficulty, label: t(DIFFICULTY_LABELS[difficulty]) })),
            ]}
          />
          <Select
            name="objective"
            label={t('pool.objective')}
            labelHidden
            submitOnChange
            defaultValue={filter.objective ?? ''}
            options={[
              { value: '', label: t('pool.any-objective') },
              ...Object.entries(counts.objective).map(([objective, count]) => ({
                value: objective,
                label: t('pool.objective-count', { objective, count }),
              })),
            ]}
          />
        </Filters>
        <Card>
          {pool.questions.length === 0 ? (
            <EmptyState bare level={2} title={t('pool.none')}>
              {t('pool.none-help')}
            </EmptyState>
          ) : (
            <>
              <Rows className="rows-wide">
                {pool.questions.map((question) => (
                  <QuestionRow key={question.externalId} question={question} />
                ))}
              </Rows>
              <div className="table-foot">
                <Pagination
                  page={pool.page}
                  pageSize={pageSize}
                  total={pool.total}
                  href={(page) => pageUrl(path, filter, page)}
                />
              </div>
            </>
          )}
        </Card>
      </div>
    </>
  )
}

function QuestionRow({ question }: { question: Page['pool']['questions'][number] }) {
  const t = useT('questions')
  const difficulty = DIFFICULTIES.find((level) => level === question.difficulty)
  return (
    <Row
      id={`question-${question.externalId}`}
      title={<span dir="auto">{question.title}</span>}
      meta={
        <>
          <bdi className="mono">{question.externalId}</bdi> · {t(TYPE_LABELS[question.type])}
          {difficulty && ` · ${t(DIFFICULTY_LABELS[difficulty])}`}
          {question.objective && (
            <>
              {' · '}
              <bdi>{question.objective}</bdi>
            </>
          )}
          {' · '}
          {t('pool.version', { number: question.versionNumber })}, <RelativeTime at={question.changedAt} as="date" />
        </>
      }
      end={
        <div className="row">
          {question.findings.length > 0 && (
            <Tag tone="warn" icon="triangle-alert">
              {t('pool.findings', { count: question.findings.length })}
            </Tag>
          )}
          <QuestionStateTag state={question.state} />
        </div>
      }
    >
      <details className="as-table">
        <summary>{t('pool.preview')}</summary>
        <div className="stack">
          <QuestionPreview review={question.preview} />
          {question.findings.length > 0 && (
            <ul className="small warn">
              {keyed(question.findings).map(({ key, item }) => (
                <li key={key}>{t(FINDING_LABELS[item.code], { ...item.params })}</li>
              ))}
            </ul>
          )}
          {question.lesson && (
            <p className="small">
              <a href={`/learn/courses/${question.lesson}`}>{t('pool.to-lesson')}</a>
            </p>
          )}
        </div>
      </details>
    </Row>
  )
}

function pageUrl(path: string, filter: Page['filter'], page: number): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value) params.set(name === 'text' ? 'q' : name, value)
  if (page > 1) params.set('page', String(page))
  const query = params.toString()
  return query ? `${path}?${query}` : path
}
