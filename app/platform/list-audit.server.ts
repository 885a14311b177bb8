import type { AuditLogTable } from '#db/tables/platform'
import { mayAdministerInstallation } from './administration'
import type { Ctx } from './context.server'
import { dayRange } from './day-range'
import { json } from './json'
import { pageNumber } from './page-number'
import { authorise } from './policy'

export const AUDIT_PAGE = 25

type ActorKind = AuditLogTable['actor_kind']

export type AuditView = {
  actorKind: ActorKind | null
  actorId: string | null
  action: string | null
  subject: { kind: string; id: string } | null
  /** as date fields send them */
  from: string
  to: string
  page: number
}

/** What was written beside the entry; null when it was erased. */
export type AuditDetail = { reason?: string; before?: unknown; after?: unknown }

export type AuditRow = {
  id: string
  at: number
  actor: { kind: ActorKind; id: string }
  action: string
  subject: { kind: string; id: string }
  organisationId: string | null
  requestId: string
  hash: string
  detail: AuditDetail | null
}

/**
 * The audit trail, newest entry first.
 * @throws AppError 403 `admin.not-an-administrator`
 */
export async function listAudit(
  ctx: Ctx,
  query: URLSearchParams,
  timeZone: string,
): Promise<{ view: AuditView; rows: AuditRow[]; total: number; actions: string[] }> {
  authorise(mayAdministerInstallation(ctx.actor))
  const view = readView(query)
  const period = dayRange(view.from, view.to, timeZone)
  const { actorKind, actorId, action, subject } = view
  const wanted = ctx.db
    .selectFrom('audit_log')
    .$if(actorKind !== null, (rows) => rows.where('actor_kind', '=', actorKind ?? 'system'))
    .$if(actorId !== null, (rows) => rows.where('actor_id', '=', actorId ?? ''))
    .$if(action !== null, (rows) => rows.where('action', '=', action ?? ''))
    .$if(subject !== null, (rows) =>
      rows.where('subject_kind', '=', subject?.kind ?? '').where('subject_id', '=', subject?.id ?? ''),
    )
    .$if(period.from !== null, (rows) => rows.where('at', '>=', period.from ?? 0))
    .$if(period.until !== null, (rows) => rows.where('at', '<', period.until ?? 0))
  const { count } = await wanted.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  const rows = await wanted
    .leftJoin('audit_details', 'audit_details.audit_id', 'audit_log.id')
    .selectAll('audit_log')
    .select('audit_details.detail')
    .orderBy('seq', 'desc')
    .limit(AUDIT_PAGE)
    .offset((view.page - 1) * AUDIT_PAGE)
    .execute()
  const actions = await ctx.db.selectFrom('audit_log').select('action').distinct().orderBy('action').execute()
  return {
    view,
    total: Number(count),
    actions: actions.map((row) => row.action),
    rows: rows.map((row) => ({
      id: row.id,
      at: row.at,
      actor: { kind: row.actor_kind, id: row.actor_id },
      action: row.action,
      subject: { kind: row.subject_kind, id: row.subject_id },
      organisationId: row.organisation_id,
      requestId: row.request_id,
      hash: row.hash,
      detail: row.detail === null ? null : json<AuditDetail>(row.detail),
    })),
  }
}

function readView(query: URLSearchParams): AuditView {
  const kind = query.get('by')
  const [subjectKind, ...subjectId] = (query.get('subject') ?? '').split(':')
  return {
    actorKind: kind === 'person' || kind === 'system' || kind === 'anonymous' ? kind : null,
    actorId: query.get('actor') || null,
    action: query.get('action') || null,
    subject: subjectKind && subjectId.length > 0 ? { kind: subjectKind, id: subjectId.join(':') } : null,
    from: query.get('from') ?? '',
    to: query.get('to') ?? '',
    page: pageNumber(query),
  }
}
