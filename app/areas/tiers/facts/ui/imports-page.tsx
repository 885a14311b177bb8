import { useFormat, useT } from '~/i18n'
import { Button, ButtonLink } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/file-field'
import { FormActions } from '~/ui/form-actions'
import { Live } from '~/ui/live'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { Tag, type TagProps } from '~/ui/tag'
import { IMPORTS_PAGE } from '../../page-sizes'
import { IMPORT_COLUMNS, IMPORT_LIMITS, NEEDED_COLUMNS } from '../import-lines'
import type { ImportSummary } from '../view-fact-import.server'
import { COLUMN_WORDS } from './entry-words'

export type ImportsPageProps = {
  list: { imports: readonly ImportSummary[]; total: number; page: number }
  /** Why the file that was sent cannot be read. */
  problem?: string
}

/** Files of entries: what became of each, and the form that checks another. */
export function ImportsPage({ list, problem }: ImportsPageProps) {
  const t = useT('tiers')
  return (
    <>
      <PageHead title={t('imports.head', { count: list.total })} lead={t('imports.lead')} />
      <div className="with-aside facts">
        <Live id="imports" on={[['vendor', 'imports-changed']]}>
          <Card id="files" title={t('imports.files')}>
            <ImportsTable list={list} />
          </Card>
        </Live>
        <Card id="upload" title={t('imports.upload')} padded>
          <UploadForm problem={problem} />
        </Card>
      </div>
    </>
  )
}

function UploadForm({ problem }: { problem: string | undefined }) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <form method="post" encType="multipart/form-data" className="stack" noValidate>
      {problem && <ErrorSummary errors={[{ id: 'file', message: problem }]} />}
      <FileField
        name="file"
        label={t('imports.file')}
        accept=".csv,.json,text/csv,application/json"
        required
        error={problem}
        help={t('imports.file-help', {
          lines: format.number(IMPORT_LIMITS.lines),
          megabytes: format.number(IMPORT_LIMITS.bytes / 1e6),
        })}
      />
      <FormActions>
        <Button variant="primary" icon="upload">
          {t('imports.check')}
        </Button>
        <ButtonLink href="/programme/imports/template.csv" icon="download" download>
          {t('imports.template')}
        </ButtonLink>
        <ButtonLink href="/programme/imports/template.csv?format=json" icon="download" download="rung-facts.json">
          {t('imports.template-json')}
        </ButtonLink>
      </FormActions>
      <details className="as-table">
        <summary>{t('imports.columns')}</summary>
        <dl className="dl">
          {IMPORT_COLUMNS.map((column) => (
            <ColumnLine key={column} column={column} />
          ))}
        </dl>
        <p className="small">{t('imports.fields')}</p>
      </details>
    </form>
  )
}

const COLUMN_HELP = {
  partner: 'column-help.partner',
  kind: 'column-help.kind',
  name: 'column-help.name',
  key: 'column-help.key',
  amount: 'column-help.amount',
  currency: 'column-help.currency',
  date: 'column-help.date',
  until: 'column-help.until',
  customer: 'column-help.customer',
  line: 'column-help.line',
  region: 'column-help.region',
  how: 'column-help.how',
  owner: 'column-help.owner',
  evidence: 'column-help.evidence',
  note: 'column-help.note',
} as const satisfies Record<ImportColumn, string>

type ImportColumn = (typeof IMPORT_COLUMNS)[number]

function ColumnLine({ column }: { column: ImportColumn }) {
  const t = useT('tiers')
  return (
    <>
      <dt>
        <code>{column}</code>
      </dt>
      <dd>
        <b>{t(COLUMN_WORDS[column])}</b>
        {!NEEDED_COLUMNS.includes(column) && <span className="subtle"> {t('imports.optional')}</span>}
        <span className="block">{t(COLUMN_HELP[column])}</span>
      </dd>
    </>
  )
}

function ImportsTable({ list }: Pick<ImportsPageProps, 'list'>) {
  const t = useT('tiers')
  const format = useFormat()
  return (
    <Table
      caption={t('imports.files')}
      rows={list.imports}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          header: t('imports.file'),
          rowHeader: true,
          cell: ({ id, fileName, createdBy, createdAt }) => (
            <>
              <a href={`/programme/imports/${id}`}>
                <bdi>{fileName}</bdi>
              </a>
              <span className="meta block">
                <bdi>{createdBy}</bdi> · <RelativeTime at={createdAt} as="date-time" />
              </span>
            </>
          ),
        },
        { key: 'state', header: t('imports.state'), nowrap: true, cell: (row) => <ImportState summary={row} /> },
        {
          key: 'accepted',
          header: t('imports.accepted'),
          align: 'end',
          cell: ({ accepted, total }) =>
            t('imports.of', { count: format.number(accepted), total: format.number(total) }),
        },
        { key: 'refused', header: t('imports.refused'), align: 'end', cell: ({ refused }) => format.number(refused) },
      ]}
      empty={
        <EmptyState bare title={t('imports.empty-title')}>
          {t('imports.empty')}
        </EmptyState>
      }
      foot={
        <Pagination
          page={list.page}
          pageSize={IMPORTS_PAGE}
          total={list.total}
          href={(page) => `/programme/imports?page=${page}`}
        />
      }
    />
  )
}

const STATES = {
  checked: 'imports.state-checked',
  applying: 'imports.state-applying',
  applied: 'imports.state-applied',
  discarded: 'imports.state-discarded',
  failed: 'imports.state-failed',
} as const

const TONES: Record<keyof typeof STATES, TagProps['tone']> = {
  checked: 'info',
  applying: 'accent',
  applied: 'success',
  discarded: 'neutral',
  failed: 'danger',
}

export function ImportState({ summary }: { summary: ImportSummary }) {
  const t = useT('tiers')
  const state = summary.state === 'applying' && summary.job?.state === 'failed' ? 'failed' : summary.state
  return <Tag tone={TONES[state]}>{t(STATES[state])}</Tag>
}
