import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { type Column, Table } from '~/ui/table'
import { writeAsk } from '../statistics-view'
import type { AnswerRow, QuestionStatistics } from '../view-question.server'
import { useFigures } from './use-figures'

const PAGE_SIZE = 25

/** Who answered what; without names until an examiner opens them. */
export function AnswersCard({ view, path }: { view: QuestionStatistics; path: string }) {
  const t = useT('statistics')
  const figures = useFigures()
  const { answers, names } = view
  const address = (of: { page?: number; names: boolean }) => {
    const params = new URLSearchParams(writeAsk(view.ask))
    params.set('of', String(view.shown.number))
    if (of.names) params.set('names', 'open')
    if (of.page && of.page > 1) params.set('page', String(of.page))
    return `${path}?${params.toString()}#answers`
  }
  const who: Column<AnswerRow> = {
    key: 'who',
    header: t('answers.who'),
    cell: (row) =>
      row.who && (
        <>
          <a href={`/exams/attempts/${row.attemptId}/answers`}>
            <bdi>{row.who.name}</bdi>
          </a>
          <span className="meta block">
            <bdi>{row.who.partner}</bdi>
          </span>
        </>
      ),
  }
  const columns: Column<AnswerRow>[] = [
    { key: 'given', header: t('answers.given'), cell: (row) => <Given row={row} /> },
    { key: 'earned', header: t('answers.earned'), align: 'end', cell: (row) => figures.percent(row.fraction) },
    { key: 'total', header: t('answers.total'), align: 'end', cell: (row) => figures.percent(row.share) },
    {
      key: 'when',
      header: t('answers.when'),
      nowrap: true,
      hideSmall: true,
      cell: (row) => <RelativeTime at={row.submittedAt} as="date" />,
    },
  ]
  return (
    <Card
      id="answers"
      title={t('answers.title', { number: view.shown.number })}
      end={
        names.mayOpen &&
        answers.total > 0 && (
          <ButtonLink size="sm" icon={names.open ? 'eye-off' : 'eye'} href={address({ names: !names.open })}>
            {names.open ? t('answers.close') : t('answers.open')}
          </ButtonLink>
        )
      }
      footer={<p className="small muted">{names.open ? t('answers.opened') : t('answers.anonymous')}</p>}
    >
      <Table
        caption={t('answers.title', { number: view.shown.number })}
        rows={answers.rows.map((row, index) => ({ ...row, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={names.open ? [who, ...columns] : columns}
        empty={<EmptyState bare title={t('answers.none')} />}
        foot={
          <Pagination
            page={answers.page}
            pageSize={PAGE_SIZE}
            total={answers.total}
            href={(page) => address({ page, names: names.open })}
          />
        }
      />
    </Card>
  )
}

function Given({ row }: { row: AnswerRow }) {
  const t = useT('statistics')
  const tq = useT('questions')
  if (row.given.length === 0) return <span className="muted">{t('options.blank')}</span>
  return <span dir="auto">{row.given.map((part) => ('text' in part ? part.text : tq(part.label))).join(' · ')}</span>
}
