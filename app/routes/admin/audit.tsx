import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findOrganisation } from '~/areas/identity/organisations.server'
import { findPeople } from '~/areas/identity/people.server'
import { useFormat, useT } from '~/i18n'
import { translator } from '~/i18n/translator.server'
import { latestAuditCheck } from '~/platform/check-audit-trail.server'
import { AUDIT_PAGE, listAudit } from '~/platform/list-audit.server'
import { contextOf, requirePerson } from '~/platform/request.server'
import { Card } from '~/ui/card'
import { EmptyState } from '~/ui/empty-state'
import { Filters } from '~/ui/filters'
import { PageHead } from '~/ui/page-head'
import { Pagination } from '~/ui/pagination'
import { Select } from '~/ui/select'
import { TextField } from '~/ui/text-field'
import { AuditCheckCard } from './audit-check-card'
import { AuditEntries } from './audit-entries'
import { actionWords, subjectWords } from './audit-words'

export async function loader(args: LoaderFunctionArgs) {
  const ctx = contextOf(args)
  requirePerson(ctx)
  const title = translator(args.context.locale, 'admin')('audit.title')
  const trail = await listAudit(ctx, new URL(args.request.url).searchParams, args.context.timeZone)
  const { view, rows } = trail
  const people = await findPeople(ctx, [
    ...rows.flatMap(({ actor }) => (actor.kind === 'person' ? actor.id : [])),
    ...rows.flatMap(({ subject }) => (subject.kind === 'person' ? subject.id : [])),
    ...(view.actorId === null ? [] : [view.actorId]),
  ])
  const organisationIds = new Set(
    rows.flatMap(({ organisationId, subject }) => [
      ...(organisationId === null ? [] : [organisationId]),
      ...(subject.kind === 'organisation' ? [subject.id] : []),
    ]),
  )
  const organisations = await Promise.all([...organisationIds].map((id) => findOrganisation(ctx, { id })))
  return {
    title,
    breadcrumbs: [{ label: title }],
    pageSize: AUDIT_PAGE,
    check: await latestAuditCheck(ctx),
    names: Object.fromEntries([
      ...[...people].map(([id, { name }]) => [id, name] as const),
      ...organisations.flatMap((organisation) => (organisation ? [[organisation.id, organisation.name] as const] : [])),
    ]),
    ...trail,
  }
}

export default function Audit() {
  const { view, rows, total, actions, names, pageSize, check } = useLoaderData<typeof loader>()
  const t = useT('admin')
  const format = useFormat()
  const isFiltered = Object.entries(view).some(([key, value]) => key !== 'page' && value !== null && value !== '')
  const query = new URLSearchParams()
  if (view.actorKind) query.set('by', view.actorKind)
  if (view.actorId) query.set('actor', view.actorId)
  if (view.action) query.set('action', view.action)
  if (view.subject) query.set('subject', `${view.subject.kind}:${view.subject.id}`)
  if (view.from) query.set('from', view.from)
  if (view.to) query.set('to', view.to)
  const href = (page: number) => `/admin/audit?${new URLSearchParams([...query, ['page', String(page)]])}`
  return (
    <>
      <PageHead title={t(isFiltered ? 'audit.heading-found' : 'audit.heading', { total })} lead={t('audit.lead')} />
      <div className="stack">
        <AuditCheckCard check={check} />
        <Filters
          label={t('audit.filter')}
          action="/admin/audit"
          keep={{ actor: query.get('actor') ?? undefined, subject: query.get('subject') ?? undefined }}
          clearHref={isFiltered ? '/admin/audit' : undefined}
        >
          <Select
            name="by"
            label={t('audit.by')}
            labelHidden
            placeholder={t('audit.by-anybody')}
            defaultValue={view.actorKind ?? ''}
            options={[
              { value: 'person', label: t('audit.by-person') },
              { value: 'system', label: t('audit.by-system') },
              { value: 'anonymous', label: t('audit.by-anonymous') },
            ]}
          />
          <Select
            name="action"
            label={t('audit.action')}
            labelHidden
            placeholder={t('audit.any-action')}
            defaultValue={view.action ?? ''}
            options={actions
              .map((action) => ({ value: action, label: actionWords(t, action) }))
              .sort((a, b) => a.label.localeCompare(b.label, format.locale))}
          />
          <Day name="from" label={t('audit.from')} value={view.from} />
          <Day name="to" label={t('audit.to')} value={view.to} />
        </Filters>
        {view.actorId !== null && (
          <p className="meta">{t('audit.only-actor', { name: names[view.actorId] ?? view.actorId })}</p>
        )}
        {view.subject !== null && (
          <p className="meta">
            {t('audit.only-subject', {
              kind: subjectWords(t, view.subject.kind),
              id: names[view.subject.id] ?? view.subject.id,
            })}
          </p>
        )}
        <Card
          footer={
            rows.length > 0 && (
              <div className="row between">
                <Pagination page={view.page} pageSize={pageSize} total={total} href={href} />
              </div>
            )
          }
        >
          {rows.length === 0 ? (
            <EmptyState title={t('audit.empty-title')} bare level={2}>
              {t('audit.empty')}
            </EmptyState>
          ) : (
            <AuditEntries rows={rows} names={names} />
          )}
        </Card>
      </div>
    </>
  )
}

/** A date field with its label beside it, as wide as a date. */
function Day({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div className="row">
      <span className="meta" aria-hidden="true">
        {label}
      </span>
      <TextField name={name} type="date" label={label} labelHidden defaultValue={value} className="[&_.input]:w-40" />
    </div>
  )
}
