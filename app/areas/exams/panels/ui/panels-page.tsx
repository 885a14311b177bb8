import { useT } from '~/i18n'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { NamedExam } from '../../examined/named-exam.server'
import { ExamRooms } from '../../ui/examine/exam-rooms'
import type { PanelEntry } from '../list-panels.server'
import { PHASE_LABELS } from './words'

/** Panels that set pass marks: all for an examiner, their own for a judge. */
export function PanelsPage(props: {
  panels: readonly PanelEntry[]
  mayRun: boolean
  /** the exam that they are narrowed to */
  exam: NamedExam | null
}) {
  const { panels, mayRun, exam } = props
  const t = useT('statistics')
  const toRate = panels.filter(({ mine }) => mine === 'to-rate').length
  const create = (
    <ButtonLink
      variant="primary"
      icon="plus"
      href={exam ? `/examine/panels/new?exam=${exam.slug}` : '/examine/panels/new'}
    >
      {t('panels.create')}
    </ButtonLink>
  )
  return (
    <>
      <PageHead
        eyebrow={exam && <bdi>{exam.title}</bdi>}
        title={toRate > 0 ? t('panels.head-to-rate', { count: toRate }) : t('panels.head', { count: panels.length })}
        lead={t('panels.lead')}
        actions={mayRun && panels.length > 0 ? create : undefined}
      />
      {exam && mayRun && <ExamRooms slug={exam.slug} current="panels" />}
      <Card>
        <Table
          caption={t('panels.title')}
          rows={panels}
          rowKey={({ id }) => id}
          empty={
            <EmptyState bare level={2} title={t('panels.none')} action={mayRun ? create : undefined}>
              {mayRun ? t('panels.none-help') : t('panels.not-invited')}
            </EmptyState>
          }
          columns={[
            {
              key: 'title',
              header: t('panels.panel'),
              cell: (panel) => (
                <>
                  <a href={mayRun ? `/examine/panels/${panel.id}` : `/examine/panels/${panel.id}/ratings`} dir="auto">
                    {panel.title}
                  </a>
                  <span className="meta block">
                    <bdi>{panel.subject.title}</bdi>
                  </span>
                </>
              ),
            },
            {
              key: 'phase',
              header: t('panels.phase'),
              cell: ({ phase }) => <Tag tone={phase === 'closed' ? 'neutral' : 'info'}>{t(PHASE_LABELS[phase])}</Tag>,
            },
            {
              key: 'judges',
              header: t('panels.handed-in'),
              align: 'end',
              cell: ({ handedIn, judges }) => t('panels.of', { handedIn, judges }),
            },
            {
              key: 'created',
              header: t('panels.created'),
              nowrap: true,
              hideSmall: true,
              cell: ({ createdAt }) => <RelativeTime at={createdAt} as="date" />,
            },
            {
              key: 'mine',
              header: t('panels.yours'),
              cell: ({ id, mine }) =>
                mine === null ? (
                  ''
                ) : (
                  <a href={`/examine/panels/${id}/ratings`}>
                    {mine === 'to-rate' ? t('panels.rate') : t('panels.rated')}
                  </a>
                ),
            },
          ]}
        />
      </Card>
    </>
  )
}
