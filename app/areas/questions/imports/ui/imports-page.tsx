import { useFormat, useT } from '~/i18n'
import { Button } from '~/ui/button'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { ErrorSummary } from '~/ui/error-summary'
import { FileField } from '~/ui/file-field'
import { FormActions } from '~/ui/form-actions'
import { PageHead } from '~/ui/page-head'
import { RelativeTime } from '~/ui/relative-time'
import { Select } from '~/ui/select'
import { Table } from '~/ui/table'
import { Tag, type TagProps } from '~/ui/tag'
import { TextArea } from '~/ui/text-area'
import { FILE_FORMATS, FORMAT_ENDINGS, FORMAT_LABELS } from '../../formats/file-formats'
import { IMPORT_LIMITS } from '../limits'
import type { ImportSummary } from '../view-import.server'

type ImportsPageProps = {
  pool: { slug: string; title: string }
  imports: readonly ImportSummary[]
  /** What was sent and could not be read: why, and the text that was pasted. */
  refused?: { field: 'file' | 'text'; problem: string; format: string; text: string }
}

/** Files of questions that came to a pool, and the form that reads another. */
export function ImportsPage({ pool, imports, refused }: ImportsPageProps) {
  const t = useT('questions')
  return (
    <>
      <PageHead title={t('imports.head', { count: imports.length })} lead={t('imports.lead')} />
      <div className="with-aside facts">
        <Card id="imports" title={t('imports.list')}>
          <ImportsTable pool={pool.slug} imports={imports} />
        </Card>
        <Card id="upload" title={t('imports.upload')} padded>
          <UploadForm refused={refused} />
        </Card>
      </div>
    </>
  )
}

function UploadForm({ refused }: Pick<ImportsPageProps, 'refused'>) {
  const t = useT('questions')
  const format = useFormat()
  const endings = FILE_FORMATS.flatMap((one) => FORMAT_ENDINGS[one].map((ending) => `.${ending}`))
  return (
    <form method="post" encType="multipart/form-data" className="stack" noValidate>
      {refused && <ErrorSummary errors={[{ id: refused.field, message: refused.problem }]} />}
      <Select
        name="format"
        label={t('imports.format')}
        defaultValue={refused?.format ?? ''}
        options={[
          { value: '', label: t('imports.by-ending') },
          ...FILE_FORMATS.map((one) => ({ value: one, label: t(FORMAT_LABELS[one]) })),
        ]}
      />
      <FileField
        name="file"
        label={t('imports.file')}
        accept={endings.join(',')}
        error={refused?.field === 'file' ? refused.problem : undefined}
        help={t('imports.file-help', {
          questions: format.number(IMPORT_LIMITS.questions),
          megabytes: format.number(IMPORT_LIMITS.bytes / 1e6),
        })}
      />
      <TextArea
        name="text"
        label={t('imports.paste')}
        code
        rows={6}
        spellCheck={false}
        defaultValue={refused?.text ?? ''}
        error={refused?.field === 'text' ? refused.problem : undefined}
        help={t('imports.paste-help')}
      />
      <FormActions>
        <Button variant="primary" icon="upload">
          {t('imports.read')}
        </Button>
        <a href="/help/question-files">{t('imports.how')}</a>
      </FormActions>
    </form>
  )
}

function ImportsTable({ pool, imports }: { pool: string; imports: readonly ImportSummary[] }) {
  const t = useT('questions')
  const format = useFormat()
  return (
    <Table
      caption={t('imports.list')}
      rows={imports}
      rowKey={({ id }) => id}
      empty={
        <EmptyState bare level={2} title={t('imports.none')}>
          {t('imports.none-help')}
        </EmptyState>
      }
      columns={[
        {
          key: 'file',
          header: t('imports.file'),
          rowHeader: true,
          cell: ({ id, fileName, createdBy, createdAt }) => (
            <>
              <a href={`/author/pools/${pool}/imports/${id}`}>
                {fileName === null ? t('imports.pasted') : <bdi>{fileName}</bdi>}
              </a>
              <span className="meta block">
                {createdBy && (
                  <>
                    <bdi>{createdBy}</bdi> ·{' '}
                  </>
                )}
                <RelativeTime at={createdAt} as="date-time" />
              </span>
            </>
          ),
        },
        {
          key: 'format',
          header: t('imports.format'),
          nowrap: true,
          hideSmall: true,
          cell: (row) => t(FORMAT_LABELS[row.format]),
        },
        {
          key: 'state',
          header: t('imports.state'),
          nowrap: true,
          cell: ({ state }) => <ImportStateTag state={state} />,
        },
        {
          key: 'questions',
          header: t('imports.questions'),
          align: 'end',
          cell: ({ questions }) => format.number(questions),
        },
        {
          key: 'written',
          header: t('imports.written'),
          align: 'end',
          cell: ({ written, state }) => (state === 'applied' ? format.number(written) : '–'),
        },
      ]}
    />
  )
}

const STATES = { draft: 'imports.draft', applied: 'imports.applied', discarded: 'imports.discarded' } as const
const TONES: Record<ImportSummary['state'], TagProps['tone']> = {
  draft: 'warn',
  applied: 'success',
  discarded: 'neutral',
}

function ImportStateTag({ state }: { state: ImportSummary['state'] }) {
  const t = useT('questions')
  return <Tag tone={TONES[state]}>{t(STATES[state])}</Tag>
}
