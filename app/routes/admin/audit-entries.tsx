import { useT } from '~/i18n'
import type { AuditRow } from '~/platform/list-audit.server'
import { DescriptionList } from '~/ui/description-list'
import { RelativeTime } from '~/ui/relative-time'
import { Row, Rows } from '~/ui/rows'
import { actionWords, subjectWords } from './audit-words'

type Names = Readonly<Record<string, string>>

/** The entries of one page; `names` holds the people and organisations they speak of, by id. */
export function AuditEntries({ rows, names }: { rows: readonly AuditRow[]; names: Names }) {
  return (
    <Rows>
      {rows.map((row) => (
        <Row key={row.id}>
          <Entry row={row} names={names} />
        </Row>
      ))}
    </Rows>
  )
}

/** One line that opens to everything that was kept. */
function Entry({ row, names }: { row: AuditRow; names: Names }) {
  const t = useT('admin')
  const { actor, subject, detail } = row
  const who =
    actor.kind === 'anonymous'
      ? t('audit.by-anonymous')
      : (names[actor.id] ?? (actor.kind === 'person' ? t('audit.removed') : actor.id))
  const what = nameOf(subject.id, names)
  return (
    <details>
      <summary className="row between">
        <span>
          <span className="title block">{actionWords(t, row.action)}</span>
          <span className="meta block">
            <bdi>{who}</bdi> · {subjectWords(t, subject.kind)} <bdi>{what}</bdi>
          </span>
        </span>
        <RelativeTime at={row.at} as="date-time" className="meta" />
      </summary>
      <div className="stack stack-sm mt-2">
        {detail === null && <p>{t('audit.erased')}</p>}
        <DescriptionList
          items={[
            [t('audit.reason'), detail?.reason && <span dir="auto">{detail.reason}</span>],
            [t('audit.before'), detail?.before == null ? null : <Values key="before" of={detail.before} />],
            [t('audit.after'), detail?.after == null ? null : <Values key="after" of={detail.after} />],
            [
              t('audit.organisation'),
              row.organisationId && <bdi>{names[row.organisationId] ?? row.organisationId}</bdi>,
            ],
            [t('audit.code'), <Code key="code">{row.action}</Code>],
            [t('audit.subject'), <Code key="subject">{`${subject.kind} ${subject.id}`}</Code>],
            [t('audit.request'), <Code key="request">{row.requestId}</Code>],
            [t('audit.entry'), <Code key="entry">{row.id}</Code>],
            [t('audit.digest'), <Code key="digest">{row.hash}</Code>],
          ]}
        />
        <p className="row small">
          {actor.kind !== 'anonymous' && (
            <a href={`/admin/audit?${new URLSearchParams({ actor: actor.id })}`}>
              {t('audit.show-only-actor', { name: who })}
            </a>
          )}
          <a href={`/admin/audit?${new URLSearchParams({ subject: `${subject.kind}:${subject.id}` })}`}>
            {t('audit.show-only-subject', { name: what })}
          </a>
        </p>
      </div>
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
