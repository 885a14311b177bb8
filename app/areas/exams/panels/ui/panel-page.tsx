import { useFigures } from '~/areas/exams/statistics/ui/use-figures'
import { useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { Figures } from '~/ui/figures'
import { PageHead } from '~/ui/page-head'
import { Table } from '~/ui/table'
import { LEAST_JUDGES } from '../phase'
import type { PanelView } from '../view-panel.server'
import { JudgesCard } from './judges-card'
import { PHASE_LABELS } from './words'

/** A panel as its examiner sees it: judges, cut score, and what it would do. */
export function PanelPage({ view }: { view: PanelView }) {
  const t = useT('statistics')
  const figures = useFigures()
  const { result } = view
  const handedIn = view.judges.filter(({ handedIn: { first } }) => first).length
  return (
    <>
      <PageHead
        eyebrow={
          <>
            <bdi>{view.subject.title}</bdi>
            {view.subject.number !== null && ` · ${t('items.version', { number: view.subject.number })}`} ·{' '}
            {t(PHASE_LABELS[view.phase])}
          </>
        }
        title={
          result.cut === null
            ? t('panel.head-waiting', { count: view.judges.length })
            : t('panel.head-cut', { cut: figures.percent(result.cut, 1) })
        }
        lead={<Lead view={view} />}
        actions={<Step view={view} handedIn={handedIn} />}
      />
      <div className="stack">
        <Figures
          items={[
            {
              label: t('panel.judges'),
              value: t('panels.of', { handedIn, judges: view.judges.length }),
              small: t('panel.handed-in'),
            },
            {
              label: t('panel.cut'),
              value: figures.percent(result.cut, 1),
              small:
                result.standardError !== null &&
                t('panel.plus-minus', { error: figures.tenth(result.standardError * 100) }),
            },
            { label: t('panel.pass-mark'), value: figures.percent(view.passMark, 1) },
            { label: t('panel.agreement-one'), value: figures.decimal(result.single), small: t('panel.icc') },
            { label: t('panel.agreement-mean'), value: figures.decimal(result.average), small: t('panel.icc') },
          ]}
        />
        <JudgesCard view={view} />
        <Card
          id="rated"
          title={t('panel.questions', { count: view.questions.length })}
          note={t('panel.questions-note')}
        >
          <Table
            caption={t('panel.questions', { count: view.questions.length })}
            rows={view.questions}
            rowKey={({ versionId }) => versionId}
            columns={[
              {
                key: 'question',
                header: t('items.question'),
                cell: ({ title, externalId }) => (
                  <>
                    <span dir="auto">{title}</span>
                    <span className="meta block">
                      <bdi className="mono">{externalId}</bdi>
                    </span>
                  </>
                ),
              },
              {
                key: 'mean',
                header: t('panel.mean'),
                align: 'end',
                cell: ({ rating }) => figures.index(rating?.mean ?? null),
              },
              {
                key: 'spread',
                header: t('panel.spread'),
                align: 'end',
                cell: ({ rating }) => figures.tenth(rating?.deviation ?? null),
              },
              {
                key: 'range',
                header: t('panel.range'),
                align: 'end',
                nowrap: true,
                hideSmall: true,
                cell: ({ rating }) => figures.betweenIndex(rating && { low: rating.low, high: rating.high }),
              },
              {
                key: 'facility',
                header: t('items.facility'),
                align: 'end',
                cell: ({ facility }) => figures.share(facility),
              },
            ]}
          />
        </Card>
      </div>
    </>
  )
}

function Lead({ view }: { view: PanelView }) {
  const t = useT('statistics')
  const figures = useFigures()
  const { attempts, result, passMark } = view
  if (result.cut === null) return <>{t('panel.lead-waiting', { least: LEAST_JUDGES })}</>
  if (!attempts || passMark === null) return <>{t('panel.lead-pool')}</>
  if (attempts.n === 0) return <>{t('panel.lead-nobody')}</>
  return (
    <>
      {t('panel.lead-cut', {
        n: attempts.n,
        now: figures.percent(attempts.now / attempts.n),
        cut: figures.percent(attempts.atCut / attempts.n),
      })}
    </>
  )
}

/** The one next step, or why it has to wait. */
function Step({ view, handedIn }: { view: PanelView; handedIn: number }) {
  const t = useT('statistics')
  const path = `/examine/panels/${view.id}`
  if (view.phase === 'closed') return <ButtonLink href="/help/exam-statistics">{t('panel.what-now')}</ButtonLink>
  if (view.phase === 'second-round')
    return (
      <form method="post" action={`${path}/closure`}>
        <Button variant="primary">{t('panel.close')}</Button>
      </form>
    )
  return (
    <form method="post" action={`${path}/second-round`}>
      <Button variant="primary" disabled={handedIn < LEAST_JUDGES}>
        {t('panel.second-round')}
      </Button>
    </form>
  )
}
