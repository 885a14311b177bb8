import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Callout } from '~/ui/callout'
import { Card } from '~/ui/card'
import { CheckboxGroup } from '~/ui/checkbox'
import { PageHead } from '~/ui/page-head'
import { RadioGroup } from '~/ui/radio-group'
import { Table } from '~/ui/table'
import { FORMAT_LABELS } from '../../formats/file-formats'
import { STATE_LABELS, TYPE_LABELS } from '../../labels'
import { QUESTION_STATES } from '../../pool'
import { describeUnsayable } from '../describe-unsayable'
import { DOWNLOADS, type Download } from '../downloads'
import type { ExportView } from '../export-pool.server'
import { type Chosen, selectionQuery } from '../selection'

const HELP = {
  gift: 'export.help-gift',
  'moodle-xml': 'export.help-moodle-xml',
  qti: 'export.help-qti',
  csv: 'export.help-csv',
} as const satisfies Record<Download, string>

/** Which questions leave in which format, and those that the format cannot say. */
export function ExportPage({ view, chosen }: { view: ExportView; chosen: Chosen }) {
  const t = useT('questions')
  const format = useFormat()
  const path = `/author/pools/${view.pool.slug}/export`
  const count = view.sayable[chosen.format]
  return (
    <>
      <PageHead
        title={t('export.head', { count, total: view.total, format: t(FORMAT_LABELS[chosen.format]) })}
        lead={t('export.lead')}
        actions={
          count > 0 && (
            <ButtonLink href={`${path}/file${selectionQuery(chosen)}`} icon="download" variant="primary" download>
              {t('export.download')}
            </ButtonLink>
          )
        }
      />
      <div className="with-aside facts">
        <div className="stack">
          {view.refused.length === 0 ? (
            <Callout kind={view.total === 0 ? 'info' : 'success'}>
              {view.total === 0 ? t('export.nothing') : t('export.all-sayable')}
            </Callout>
          ) : (
            <Card id="left-out" title={t('export.left-out', { count: view.refused.length })}>
              <Table
                caption={t('export.left-out', { count: view.refused.length })}
                rows={view.refused}
                rowKey={({ externalId }) => externalId}
                columns={[
                  {
                    key: 'question',
                    header: t('export.question'),
                    rowHeader: true,
                    cell: ({ questionId, title, externalId }) => (
                      <>
                        <a href={`/author/questions/${questionId}`} dir="auto">
                          {title}
                        </a>
                        <span className="meta block">
                          <bdi className="mono">{externalId}</bdi>
                        </span>
                      </>
                    ),
                  },
                  {
                    key: 'type',
                    header: t('export.type'),
                    nowrap: true,
                    hideSmall: true,
                    cell: ({ type }) => t(TYPE_LABELS[type]),
                  },
                  { key: 'why', header: t('export.why'), cell: ({ why }) => describeUnsayable(t, chosen.format, why) },
                ]}
                empty={null}
              />
            </Card>
          )}
        </div>
        <Card id="choice" title={t('export.choose')} padded>
          <form method="get" action={path} className="stack">
            <RadioGroup
              name="format"
              label={t('export.format')}
              defaultValue={chosen.format}
              options={DOWNLOADS.map((one) => ({
                value: one,
                label: t('export.format-count', {
                  format: t(FORMAT_LABELS[one]),
                  count: format.number(view.sayable[one]),
                }),
                help: t(HELP[one]),
              }))}
            />
            <CheckboxGroup
              name="state"
              label={t('export.states')}
              defaultValue={chosen.states}
              options={QUESTION_STATES.map((state) => ({ value: state, label: t(STATE_LABELS[state]) }))}
            />
            {chosen.ids.map((id) => (
              <input key={id} type="hidden" name="question" value={id} />
            ))}
            <Button>{t('export.show')}</Button>
          </form>
        </Card>
      </div>
    </>
  )
}
