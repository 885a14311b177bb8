import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { keyed } from '~/ui/keyed'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { ProgressLive } from '~/ui/progress-live'
import { Table } from '~/ui/table'
import { TabLinks } from '~/ui/tabs'
import { Tag, type TagProps } from '~/ui/tag'
import { IMPORT_LINES_PAGE } from '../../page-sizes'
import { importSignal } from '../import-signal'
import type { ImportView } from '../view-fact-import.server'
import { lineProblem } from './entry-words'

type Line = ImportView['lines'][number]

/** What became of each line of a file, and the one decision that is left: apply it or put it aside. */
export function ImportPage({ view }: { view: ImportView }) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <Live id="import" on={[['vendor', importSignal(view.id)]]}>
      <PageHead
        eyebrow={t.rich('import.eyebrow', {
          file: view.fileName,
          name: view.createdBy,
          date: format.dateTime(view.createdAt),
          s: (chunks) => <bdi>{chunks}</bdi>,
        })}
        title={<Heading view={view} />}
        lead={view.state === 'checked' && t('import.lead')}
        actions={view.state === 'checked' && <Decision view={view} />}
      />
      <div className="stack">
        <Outcome view={view} />
        <TabLinks label={t('import.show')} items={tabsOf(view, t)} />
        <Card>
          <LinesTable view={view} />
        </Card>
      </div>
    </Live>
  )
}

function Heading({ view }: { view: ImportView }) {
  const t = useT('tiers')
  const { accepted: count, total } = view
  switch (view.state) {
    case 'checked':
      return <>{t('import.head-checked', { count, total })}</>
    case 'applying':
      return <>{t('import.head-applying', { count })}</>
    case 'applied':
      return <>{t('import.head-applied', { count })}</>
    case 'discarded':
      return <>{t('import.head-discarded')}</>
  }
}

/** Two forms, each with an address of its own. */
function Decision({ view }: { view: ImportView }) {
  const t = useT('tiers')
  const url = `/programme/imports/${view.id}`
  return (
    <>
      <form method="post" action={`${url}/disposal`}>
        <Button>{t('import.discard')}</Button>
      </form>
      {view.accepted > 0 && (
        <form method="post" action={`${url}/application`}>
          <Button variant="primary" icon="check">
            {t('import.apply', { count: view.accepted })}
          </Button>
        </form>
      )}
    </>
  )
}

function Outcome({ view }: { view: ImportView }) {
  const t = useT('tiers')
  const format = useFormat()
  const { job } = view
  if (view.state === 'discarded') return <Callout kind="info">{t('import.discarded-text')}</Callout>
  if (view.state === 'checked' && view.accepted === 0)
    return (
      <Callout kind="warn" title={t('import.nothing-title')}>
        {t('import.nothing-text')}
      </Callout>
    )
  if (!job) return null
  const note = {
    waiting: t('import.waiting'),
    running: t('import.running', { done: format.number(job.done), total: format.number(job.total) }),
    done: t('import.done', { date: format.dateTime(view.appliedAt ?? view.createdAt) }),
    failed: t('import.failed', { done: format.number(job.done), total: format.number(job.total) }),
  }[job.state]
  return (
    <Card padded>
      <ProgressLive
        jobId={job.id}
        on={[['vendor', importSignal(view.id)]]}
        label={t('import.progress', { file: view.fileName })}
        done={job.done}
        total={job.total}
        state={job.state}
        note={note}
        end={
          job.state === 'failed' && (
            <form method="post" action={`/programme/imports/${view.id}/application`}>
              <Button size="sm">{t('import.again')}</Button>
            </form>
          )
        }
      />
    </Card>
  )
}

function tabsOf(view: ImportView, t: ReturnType<typeof useT<'tiers'>>) {
  const url = `/programme/imports/${view.id}`
  return [
    { href: url, label: t('import.all'), count: view.total, current: view.filter === null },
    {
      href: `${url}?verdict=accepted`,
      label: t('import.accepted'),
      count: view.accepted,
      current: view.filter === 'accepted',
    },
    {
      href: `${url}?verdict=refused`,
      label: t('import.refused'),
      count: view.refused,
      current: view.filter === 'refused',
    },
    {
      href: `${url}?verdict=duplicate`,
      label: t('import.duplicate'),
      count: view.duplicate,
      current: view.filter === 'duplicate',
    },
  ]
}

const VERDICTS = {
  accepted: 'import.verdict-accepted',
  duplicate: 'import.verdict-duplicate',
  refused: 'import.verdict-refused',
} as const

const TONES: Record<Line['verdict'], TagProps['tone']> = {
  accepted: 'success',
  duplicate: 'neutral',
  refused: 'danger',
}

function LinesTable({ view }: { view: ImportView }) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <Table
      caption={t('import.lines')}
      rows={view.lines}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'line', header: t('import.line'), align: 'end', cell: ({ line }) => format.number(line) },
        {
          key: 'verdict',
          header: t('import.verdict'),
          cell: ({ verdict, problems }) => (
            <>
              <Tag tone={TONES[verdict]}>{t(VERDICTS[verdict])}</Tag>
              {keyed(problems).map(({ key, item }) => (
                <span key={key} className="meta block import-why">
                  {lineProblem(t, item, format.date)}
                </span>
              ))}
            </>
          ),
        },
        { key: 'partner', header: t('column.partner'), cell: ({ cells }) => <Cell text={cells.partner} /> },
        {
          key: 'name',
          header: t('column.name'),
          cell: ({ cells }) => (
            <>
              <Cell text={cells.name} />
              <span className="meta block">
                <Cell text={othersOf(cells)} />
              </span>
            </>
          ),
        },
        {
          key: 'amount',
          header: t('column.amount'),
          align: 'end',
          nowrap: true,
          cell: ({ cells }) => <Cell text={[cells.amount, cells.currency].filter(Boolean).join(' ')} />,
        },
        { key: 'date', header: t('column.date'), nowrap: true, cell: ({ cells }) => <Cell text={cells.date} /> },
        {
          key: 'until',
          header: t('column.until'),
          nowrap: true,
          hideSmall: true,
          cell: ({ cells }) => <Cell text={cells.until} />,
        },
      ]}
      empty={
        <EmptyState bare title={t('import.none-title')}>
          {t('import.none')}
        </EmptyState>
      }
      foot={
        <Pagination
          page={view.page}
          pageSize={IMPORT_LINES_PAGE}
          total={view.shown}
          href={(page) =>
            `?${new URLSearchParams({ ...(view.filter ? { verdict: view.filter } : {}), page: String(page) })}`
          }
        />
      }
    />
  )
}

/** What a line says beside the columns of the table. */
const othersOf = (cells: Line['cells']): string =>
  Object.entries(cells)
    .filter(([name, text]) => text.trim() !== '' && !SHOWN.includes(name))
    .map(([name, text]) => (name === 'customer' || name === 'kind' ? text.trim() : `${name}: ${text.trim()}`))
    .join(' · ')
const SHOWN = ['partner', 'name', 'amount', 'currency', 'date', 'until', 'note']

/** A cell as it was in the file. */
const Cell = ({ text = '' }: { text: string | undefined }) => (
  <bdi>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</bdi>
)
