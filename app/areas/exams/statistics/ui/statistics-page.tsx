import { useFormat, useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Figures } from '~/ui/figures'
import { PageHead } from '~/ui/page-head'
import { ExamRooms } from '../../ui/examine/exam-rooms'
import type { ItemRow } from '../item-row'
import { writeAsk } from '../statistics-view'
import { LEAST_FOR_VERDICTS } from '../verdict'
import type { StatisticsView } from '../view-statistics.server'
import { ConfidenceCard } from './confidence-card'
import { FacilityScatter } from './facility-scatter'
import { ItemTable, TrialTable } from './item-table'
import { KeyPlacesCard } from './key-places-card'
import { ScoresCard } from './scores-card'
import { StatisticsFilters } from './statistics-filters'
import { useFigures } from './use-figures'
import { CHOICE_LABELS, GAP_LABELS } from './words'
import { WorstCard } from './worst-card'

/** What an exam measures, and which of its questions harm it. */
/** @param props.isExaminer whether the other rooms of the exam are open to the reader */
export function StatisticsPage({ view, isExaminer }: { view: StatisticsView; isExaminer: boolean }) {
  const t = useT('statistics')
  const path = `/examine/exams/${view.exam.slug}/statistics`
  const query = writeAsk({ ...view.ask, sort: 'flag', direction: 'ascending' })
  const href = (row: ItemRow) => `${path}/questions/${row.questionId}${query}`
  return (
    <>
      <PageHead
        eyebrow={<Eyebrow view={view} />}
        title={<Heading view={view} />}
        lead={t.rich('lead', {
          help: (words) => <a href="/help/exam-statistics">{words}</a>,
          least: LEAST_FOR_VERDICTS,
        })}
        actions={
          view.n > 0 && (
            <ButtonLink icon="download" href={`${path}.csv${writeAsk(view.ask)}`} download>
              {t('csv')}
            </ButtonLink>
          )
        }
      />
      {isExaminer && <ExamRooms slug={view.exam.slug} current="statistics" />}
      <div className="stack">
        <StatisticsFilters ask={view.ask} versions={view.versions} partners={view.partners} path={path} />
        {view.n === 0 ? <Nobody view={view} path={path} /> : <Measured {...{ view, path, href }} />}
      </div>
    </>
  )
}

function Measured({ view, path, href }: { view: StatisticsView; path: string; href: (row: ItemRow) => string }) {
  const t = useT('statistics')
  const { ask } = view
  return (
    <>
      {view.unequalPoints && <Callout kind="warn">{t('unequal-points')}</Callout>}
      <Totals view={view} />
      <div className="stats-grid">
        <Card id="quality" title={t('scatter.heading')} padded>
          <FacilityScatter rows={view.items} href={href} />
        </Card>
        {view.worst ? (
          <WorstCard worst={view.worst} points={view.total.points} href={href(view.worst.row)} />
        ) : (
          <ScoresCard view={view} />
        )}
      </div>
      <Card id="questions" title={t('items.title')} note={ask.sort === 'flag' ? t('items.flagged-first') : undefined}>
        <ItemTable rows={view.items} {...{ ask, path, href }} />
      </Card>
      {view.trials.length > 0 && (
        <Card id="trials" title={t('trial.title')} note={t('trial.note')}>
          <TrialTable rows={view.trials} {...{ ask, path, href }} />
        </Card>
      )}
      <div className="stats-pair">
        {view.worst && <ScoresCard view={view} />}
        {view.shown.n > 0 && <KeyPlacesCard shown={view.shown} written={view.written} />}
        <ConfidenceCard rows={view.confidence} />
      </div>
    </>
  )
}

function Totals({ view }: { view: StatisticsView }) {
  const t = useT('statistics')
  const figures = useFigures()
  const { total, n, passed, passInterval } = view
  const alpha = (value: number | null) => (value === null ? null : value / 100)
  const interval = total.internalConsistencyInterval
  const why = view.whyNoConsistency
  return (
    <Figures
      items={[
        { label: t('figures.attempts'), value: figures.count(n) },
        {
          label: t('figures.passed'),
          value: figures.percent(passed / n),
          small: figures.betweenPercent(passInterval),
        },
        { label: t('figures.median'), value: figures.percent(total.median) },
        {
          label: t('figures.consistency'),
          value: figures.decimal(alpha(total.internalConsistency)),
          small:
            total.internalConsistency === null
              ? why !== null && why in GAP_LABELS && t(GAP_LABELS[why as keyof typeof GAP_LABELS])
              : figures.betweenShare(interval && { low: interval.low / 100, high: interval.high / 100 }),
        },
        {
          label: t('figures.standard-error'),
          value: figures.tenth(total.standardError === null ? null : total.standardError * 100),
          small: t('figures.points-of-hundred'),
        },
      ]}
    />
  )
}

function Heading({ view }: { view: StatisticsView }) {
  const t = useT('statistics')
  if (view.n === 0) return <>{t(view.allAttempts === 0 ? 'head.nobody' : 'head.none-selected')}</>
  if (view.items.every(({ held }) => held)) return <>{t('head.held', { n: view.n, least: LEAST_FOR_VERDICTS })}</>
  const flagged = view.items.filter(({ flags }) => flags.length > 0).length
  return (
    <>
      {flagged === 0
        ? t('head.fine', { count: view.items.length })
        : t('head.flagged', { flagged, count: view.items.length })}
    </>
  )
}

function Eyebrow({ view }: { view: StatisticsView }) {
  const t = useT('statistics')
  const format = useFormat()
  const { ask } = view
  const day = (text: string) => format.dateLong(Date.parse(`${text}T12:00:00Z`))
  return (
    <>
      <span dir="auto">{view.exam.title}</span> · {t(CHOICE_LABELS[ask.choice])}
      {ask.from && ` · ${t('since', { day: day(ask.from) })}`}
      {ask.to && ` · ${t('until', { day: day(ask.to) })}`}
    </>
  )
}

function Nobody({ view, path }: { view: StatisticsView; path: string }) {
  const t = useT('statistics')
  return view.allAttempts === 0 ? (
    <EmptyState title={t('empty.nobody')}>{t('empty.nobody-help')}</EmptyState>
  ) : (
    <EmptyState title={t('empty.none-selected')} action={<ButtonLink href={path}>{t('empty.all')}</ButtonLink>}>
      {t('empty.none-selected-help', { count: view.allAttempts })}
    </EmptyState>
  )
}
