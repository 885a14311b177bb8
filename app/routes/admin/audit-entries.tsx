import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import type { AuditRow } from '~/platform/list-audit.server'
import { DescriptionList } from '~/ui/description-list'
import { RelativeTime } from '~/ui/relative-time'
import { Table } from '~/ui/table'
import { actionWords, subjectWords } from './audit-words'

type Names = Readonly<Record<string, string>>

/** The entries of one page; `names` holds the people and organisations they speak of, by id. */
export function AuditEntries(props: { rows: readonly AuditRow[]; names: Names; foot: ReactNode }) {
  const { rows, names, foot } = props
  const t = useT('admin')
  return (
    <Table
      caption={t('audit.caption')}
      rows={rows}
      rowKey={(row) => row.id}
      foot={foot}
      columns={[
        {
          key: 'what',
          header: t('audit.what'),
          rowHeader: true,
          cell: (row) => actionWords(t, row.action),
        },
        {
          key: 'who',
          header: t('audit.who'),
          cell: ({ actor }) =>
            actor.kind === 'anonymous' ? (
              t('audit.by-anonymous')
            ) : (
              <Only
                href={`/admin/audit?actor=${encodeURIComponent(actor.id)}`}
                name={names[actor.id] ?? (actor.kind === 'person' ? t('audit.removed') : actor.id)}
                by="actor"
              />
            ),
        },
        {
          key: 'subject',
          header: t('audit.subject'),
          cell: ({ subject }) => (
            <>
              <span className="muted">{subjectWords(t, subject.kind)}</span>{' '}
              <Only
                href={`/admin/audit?subject=${encodeURIComponent(`${subject.kind}:${subject.id}`)}`}
                name={names[subject.id] ?? shortened(subject.id)}
                by="subject"
              />
            </>
          ),
        },
        {
          key: 'when',
          header: t('audit.when'),
          nowrap: true,
          cell: (row) => <RelativeTime at={row.at} as="date-time" />,
        },
        { key: 'detail', header: t('audit.detail'), cell: (row) => <Detail row={row} names={names} /> },
      ]}
    />
  )
}

function Only({ href, name, by }: { href: string; name: string; by: 'actor' | 'subject' }) {
  const t = useT('admin')
  const title = by === 'actor' ? t('audit.show-only-actor', { name }) : t('audit.show-only-subject', { name })
  return (
    <a href={href} title={title}>
      <bdi>{name}</bdi>
    </a>
  )
}

function Detail({ row, names }: { row: AuditRow; names: Names }) {
  const t = useT('admin')
  const format = useFormat()
  const name = t('audit.show-named', { action: actionWords(t, row.action), when: format.dateTime(row.at) })
  const { detail } = row
  return (
    <details>
      <summary aria-label={name}>{t('audit.show')}</summary>
      {detail === null && <p>{t('audit.erased')}</p>}
      <DescriptionList
        items={[
          [t('audit.reason'), detail?.reason && <span dir="auto">{detail.reason}</span>],
          [t('audit.before'), detail?.before === undefined ? null : <Values key="before" of={detail.before} />],
          [t('audit.after'), detail?.after === undefined ? null : <Values key="after" of={detail.after} />],
          [t('audit.organisation'), row.organisationId && <bdi>{names[row.organisationId] ?? row.organisationId}</bdi>],
          [t('audit.code'), <Code key="code">{row.action}</Code>],
          [t('audit.request'), <Code key="request">{row.requestId}</Code>],
          [t('audit.entry'), <Code key="entry">{row.id}</Code>],
          [t('audit.digest'), <Code key="digest">{row.hash}</Code>],
        ]}
      />
    </details>
  )
}

function Values({ of }: { of: unknown }) {
  if (of === undefined || of === null) return null
  if (typeof of !== 'object' || Array.isArray(of)) return <Code>{JSON.stringify(of)}</Code>
  return (
    <ul className="list-none p-0">
      {Object.entries(of).map(([field, value]) => (
        <li key={field}>
          <Code>{field}</Code> <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
        </li>
      ))}
    </ul>
  )
}

const Code = ({ children }: { children: string }) => <bdi className="mono break-all">{children}</bdi>

/** Ids of this product differ at their end. */
const shortened = (id: string): string => (/^[0-9a-f-]{36}$/.test(id) ? `…${id.slice(-8)}` : id)
