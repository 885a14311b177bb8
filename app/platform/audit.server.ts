import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { dialectOf } from '#db/portable'
import type { Database } from '#db/tables'
import type { Actor } from './actor'
import { hashOf, sha256Hex } from './hash.server'
import { newId } from './ids'
import { canonicalJson } from './json'

export type AuditEntry = {
  /** verb in the area's words, e.g. `certifications.revoked` */
  action: string
  subject: { kind: string; id: string }
  organisationId?: string
  reason?: string
  before?: unknown
  after?: unknown
}

/** Link before the first entry. */
const ORIGIN = '0'.repeat(64)
/** Serialises writers of the chain on PostgreSQL; SQLite has one writer anyway. */
const CHAIN_LOCK = 7_264_517_302

/**
 * Appends one entry. Each entry's hash covers its fields, a salted digest of its detail and the hash before it, so that
 * a change anywhere breaks the chain, while the detail itself (which may be personal) can be erased on its own.
 */
export async function writeAudit(
  db: Kysely<Database>,
  entry: AuditEntry,
  by: { actor: Actor; actorId: string; now: number; requestId: string },
): Promise<void> {
  if (dialectOf(db) === 'postgres') await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(db)
  const last = await db.selectFrom('audit_log').select('hash').orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const salt = randomBytes(16).toString('hex')
  const detail = canonicalJson({ reason: entry.reason, before: entry.before, after: entry.after })
  const fields = {
    id: newId(by.now),
    at: by.now,
    actor_kind: by.actor.kind,
    actor_id: by.actorId,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    organisation_id: entry.organisationId ?? null,
    request_id: by.requestId,
    detail_hash: sha256Hex(`${salt}\n${detail}`),
    previous_hash: last?.hash ?? ORIGIN,
  }
  await db
    .insertInto('audit_log')
    .values({ ...fields, hash: hashOf(fields) })
    .execute()
  await db.insertInto('audit_details').values({ audit_id: fields.id, salt, detail }).execute()
}

/** An entry that was put between others or follows one that was taken out; one with other fields; with another detail. */
export type AuditBreak = 'not-linked' | 'fields-changed' | 'detail-changed'
export type AuditVerdict = { entries: number; erased: number; broken: { id: string; why: AuditBreak } | null }

/**
 * Walks the whole chain and says where it first breaks, if it does.
 * @param onPage told after each thousand entries how many were walked, and waited for
 */
export async function verifyAudit(
  db: Kysely<Database>,
  onPage: (entries: number) => Promise<void> = async () => {},
): Promise<AuditVerdict> {
  const PAGE = 1_000
  let after = 0
  let entries = 0
  let erased = 0
  let previous = ORIGIN
  for (;;) {
    const rows = await db
      .selectFrom('audit_log')
      .leftJoin('audit_details', 'audit_details.audit_id', 'audit_log.id')
      .selectAll('audit_log')
      .select(['audit_details.salt', 'audit_details.detail'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const { seq, hash, salt, detail, ...fields } of rows) {
      after = seq
      entries++
      if (fields.previous_hash !== previous) return { entries, erased, broken: { id: fields.id, why: 'not-linked' } }
      if (hashOf(fields) !== hash) return { entries, erased, broken: { id: fields.id, why: 'fields-changed' } }
      if (detail === null || salt === null) erased++
      else if (sha256Hex(`${salt}\n${detail}`) !== fields.detail_hash)
        return { entries, erased, broken: { id: fields.id, why: 'detail-changed' } }
      previous = hash
    }
    await onPage(entries)
    if (rows.length < PAGE) return { entries, erased, broken: null }
  }
}
