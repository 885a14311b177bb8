import type { ReactNode } from 'react'
import { useFormat, useT } from '~/i18n'
import type { AuditRow } from '~/platform/list-audit.server'
import { DescriptionList } from '~/ui/description-list'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { actionWords, subjectWords } from './audit-words'

type Names = Readonly<Record<string, string>>

/** The entries of one page; `names` holds the people and organisations they speak of, by id. */
export function AuditEntries({ rows, names }: { rows: readonly AuditRow[]; names: Names }) {
  const t = useT('admin')
  return (
    <Rows>
      {rows.map((row) => (
        <Row
          key={row.id}
          title={actionWords(t, row.action)}
          meta={
            <>
              <Actor row={row} names={names} /> · {subjectWords(t, row.subject.kind)}{' '}
              <Only
                href={`/admin/audit?subject=${encodeURIComponent(`${row.subject.kind}:${row.subject.id}`)}`}
                title={t('audit.show-only-subject', { name: nameOf(row.subject.id, names) })}
              >
                {nameOf(row.subject.id, names)}
              </Only>
            </>
          }
          end={<RelativeTime at={row.at} as="date-time" className="meta" />}
        >
          <Detail row={row} names={names} />
        </Row>
      ))}
    </Rows>
  )
}

function Actor({ row: { actor }, names }: { row: AuditRow; names: Names }) {
  const t = useT('admin')
  if (actor.kind === 'anonymous') return t('audit.by-anonymous')
  const name = names[actor.id] ?? (actor.kind === 'person' ? t('audit.removed') : actor.id)
  return (
    <Only href={`/admin/audit?actor=${encodeURIComponent(actor.id)}`} title={t('audit.show-only-actor', { name })}>
      {name}
    </Only>
  )
}

const Only = ({ href, title, children }: { href: string; title: string; children: ReactNode }) => (
  <a href={href} title={title}>
    <bdi>{children}</bdi>
  </a>
)

function Detail({ row, names }: { row: AuditRow; names: Names }) {
  const t = useT('admin')
  const format = useFormat()
  const name = t('audit.show-named', { action: actionWords(t, row.action), when: format.dateTime(row.at) })
  const { detail } = row
  return (
    <details className="as-table">
      <summary aria-label={name}>{t('audit.detail')}</summary>
      {detail === null && <p>{t('audit.erased')}</p>}
      <DescriptionList
        items={[
          [t('audit.reason'), detail?.reason && <span dir="auto">{detail.reason}</span>],
          [t('audit.before'), detail?.before == null ? null : <Values key="before" of={detail.before} />],
          [t('audit.after'), detail?.after == null ? null : <Values key="after" of={detail.after} />],
          [t('audit.organisation'), row.organisationId && <bdi>{names[row.organisationId] ?? row.organisationId}</bdi>],
          [t('audit.code'), <Code key="code">{row.action}</Code>],
          [t('audit.subject'), <Code key="subject">{`${row.subject.kind} ${row.subject.id}`}</Code>],
          [t('audit.request'), <Code key="request">{row.requestId}</Code>],
          [t('audit.entry'), <Code key="entry">{row.id}</Code>],
          [t('audit.digest'), <Code key="digest">{row.hash}</Code>],
        ]}
      />
    </details>
  )
}

function Values({ of }: { of: unknown }) {
  if (typeof of !== 'object' || of === null || Array.isArray(of)) return <Code>{JSON.stringify(of)}</Code>
  return (
    <ul className="list-none p-0">
      {Object.entries(of).map(([field, value]) => (
        <li key={field}>
          <Code>{field}</Code>{' '}
          <bdi className="break-words">{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
        </li>
      ))}
    </ul>
  )
}

const Code = ({ children }: { children: string }) => <bdi className="mono break-all">{children}</bdi>

/** Ids of this product differ at their end. */
const nameOf = (id: string, names: Names): string => names[id] ?? (/^[0-9a-f-]{36}$/.test(id) ? `…${id.slice(-8)}` : id)
