import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { RelativeTime } from '~/ui/relative-time'
import { type Column, Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { exportHref } from '../../exports/selection'
import { TYPE_LABELS } from '../../labels'
import { DIFFICULTIES, DIFFICULTY_LABELS } from '../../question-base'
import { QuestionStateTag } from '../../ui/state-tag'
import { type BankView, SORTS, viewHref } from '../bank-filter'
import type { BankQuestion, PoolView } from '../view-pool.server'

/** The rows of a page of a pool, each with a box to choose it by. */
export function QuestionTable({ pool, view, path }: { pool: PoolView; view: BankView; path: string }) {
  const t = useT('bank')
  const { sort } = view
  return (
    <Table
      className="bank"
      caption={t('pool.caption')}
      rows={pool.questions}
      rowKey={({ id }) => id}
      sort={{
        by: sort.by,
        direction: sort.descending ? 'descending' : 'ascending',
        href: (by, direction) => {
          const known = SORTS.find((one) => one === by) ?? 'added'
          return viewHref(path, { ...view, sort: { by: known, descending: direction === 'descending' } })
        },
      }}
      columns={useColumns(pool.slug)}
    />
  )
}

function useColumns(pool: string): Column<BankQuestion>[] {
  const t = useT('bank')
  const words = useT('questions')
  const difficultyOf = (difficulty: string | null) => {
    const level = DIFFICULTIES.find((one) => one === difficulty)
    return level ? words(DIFFICULTY_LABELS[level]) : null
  }
  const choose: Column<BankQuestion> = {
    key: 'choose',
    header: <input type="checkbox" data-choose-all="q" aria-label={t('pool.choose-page')} hidden />,
    cell: ({ externalId, title }) => (
      <input type="checkbox" name="q" value={externalId} aria-label={t('pool.choose', { title })} />
    ),
  }
  return [
    choose,
    {
      key: 'title',
      header: t('pool.question'),
      rowHeader: true,
      sortable: true,
      cell: ({ id, title, externalId, type, versionNumber }) => (
        <>
          <a className="q-link" href={`/author/questions/${id}`} dir="auto">
            {title}
          </a>
          <span className="meta block">
            <bdi className="mono">{externalId}</bdi> · {words(TYPE_LABELS[type])} ·{' '}
            {t('pool.version', { number: versionNumber })}
          </span>
        </>
      ),
    },
    {
      key: 'objective',
      header: t('pool.objective'),
      sortable: true,
      hideSmall: true,
      cell: ({ objective }) => <bdi className="muted">{objective}</bdi>,
    },
    {
      key: 'difficulty',
      header: t('pool.difficulty'),
      sortable: true,
      hideSmall: true,
      cell: ({ difficulty }) => difficultyOf(difficulty),
    },
    {
      key: 'state',
      header: t('pool.state'),
      sortable: true,
      cell: ({ state }) => <QuestionStateTag state={state} />,
    },
    {
      key: 'changed',
      header: t('pool.changed'),
      sortable: true,
      nowrap: true,
      hideSmall: true,
      cell: ({ changedAt }) => <RelativeTime at={changedAt} as="date" />,
    },
    {
      key: 'look',
      header: t('pool.flag'),
      hideSmall: true,
      cell: ({ findings, isOvertaken }) => (
        <span className="row">
          {isOvertaken && (
            <Tag tone="warn" icon="git-branch">
              {t('pool.overtaken')}
            </Tag>
          )}
          {findings.length > 0 && (
            <Tag tone="warn" icon="triangle-alert">
              {t('pool.findings', { count: findings.length })}
            </Tag>
          )}
        </span>
      ),
    },
    {
      key: 'export',
      header: <span className="sr">{words('export.title')}</span>,
      align: 'end',
      hideSmall: true,
      cell: ({ externalId, title }) => (
        <ButtonLink size="sm" variant="quiet" icon="download" iconOnly href={exportHref(pool, externalId)}>
          {t('pool.export-one', { title })}
        </ButtonLink>
      ),
    },
  ]
}
