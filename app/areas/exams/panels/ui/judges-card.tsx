import { useFigures } from '~/areas/exams/statistics/ui/use-figures'
import { useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import type { PanelView } from '../view-panel.server'
import { LEAN_LABELS } from './words'

/** Who judges, how far they are, and who stands apart. */
export function JudgesCard({ view }: { view: PanelView }) {
  const t = useT('statistics')
  const figures = useFigures()
  const path = `/examine/panels/${view.id}/judges`
  const isOpen = view.phase !== 'closed'
  return (
    <Card
      id="judges"
      title={t('panel.judges')}
      footer={
        isOpen && view.others.length > 0 ? (
          <form method="post" action={path} className="row row-end">
            <Select
              name="judge"
              label={t('panel.invite-whom')}
              options={view.others.map(({ personId, name }) => ({ value: personId, label: name }))}
            />
            <Button icon="user-plus">{t('panel.invite')}</Button>
          </form>
        ) : undefined
      }
    >
      <Table
        caption={t('panel.judges')}
        rows={view.judges}
        rowKey={({ personId }) => personId}
        columns={[
          { key: 'name', header: t('panel.judge'), cell: ({ name }) => <bdi>{name}</bdi> },
          {
            key: 'state',
            header: t('panel.state'),
            cell: ({ rated, handedIn }) =>
              handedIn.second ? (
                <Tag tone="success">{t('panel.handed-in-second')}</Tag>
              ) : handedIn.first ? (
                <Tag tone={view.phase === 'first-round' ? 'success' : 'info'}>{t('panel.handed-in-first')}</Tag>
              ) : (
                <span className="meta">{t('panel.rated-of', { rated, of: view.questions.length })}</span>
              ),
          },
          {
            key: 'cut',
            header: t('panel.own-cut'),
            align: 'end',
            cell: ({ standing }) => figures.percent(standing?.cut ?? null, 1),
          },
          {
            key: 'agreement',
            header: t('panel.with-others'),
            align: 'end',
            cell: ({ standing }) => figures.decimal(standing?.agreement ?? null),
          },
          {
            key: 'lean',
            header: t('panel.lean'),
            cell: ({ standing }) => standing?.lean && <Tag tone="warn">{t(LEAN_LABELS[standing.lean])}</Tag>,
          },
          {
            key: 'removal',
            header: <span className="sr">{t('panel.remove')}</span>,
            align: 'end',
            cell: ({ personId, name }) =>
              isOpen && (
                <form method="post" action={`${path}/${personId}/removal`}>
                  <Button size="sm" variant="quiet" icon="x" iconOnly>
                    {t('panel.remove-whom', { name })}
                  </Button>
                </form>
              ),
          },
        ]}
      />
    </Card>
  )
}
