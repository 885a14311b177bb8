import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import type { FundUse } from './fund'
import type { LicenceUse } from './licences'
import type { SupportRequest } from './support'

type Db = Kysely<Database>
/** A benefit of a partner in one track. */
export type Place = { partnerId: string; trackId: string; benefit: string }

/** Licences that were ever handed out, the newest first. */
export async function licencesOf(db: Db, of: Place): Promise<LicenceUse[]> {
  const rows = await db
    .selectFrom('licence_uses')
    .leftJoin('licence_returns', 'licence_returns.use_id', 'licence_uses.id')
    .select(['id', 'holder', 'what', 'handed_at', 'returned_at', 'licence_uses.recorded_by as by'])
    .where('partner_id', '=', of.partnerId)
    .where('track_id', '=', of.trackId)
    .where('benefit', '=', of.benefit)
    .orderBy('handed_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, holder: row.holder, what: row.what, recordedBy: row.by },
    ...{ handedAt: row.handed_at, returnedAt: row.returned_at },
  }))
}

export const insertLicence = (db: Db, row: Database['licence_uses']) =>
  db.insertInto('licence_uses').values(row).execute()

export const insertReturn = (db: Db, row: Database['licence_returns']) =>
  db.insertInto('licence_returns').values(row).execute()

/** Whether a form was sent before. */
export const licenceBySource = (db: Db, sourceKey: string) =>
  db.selectFrom('licence_uses').select('id').where('source_key', '=', sourceKey).executeTakeFirst()

/** What was ever used of a fund, the newest first. */
export async function fundUsesOf(db: Db, of: Place): Promise<FundUse[]> {
  const rows = await db
    .selectFrom('fund_uses')
    .leftJoin('fund_reversals', 'fund_reversals.use_id', 'fund_uses.id')
    .selectAll('fund_uses')
    .select(['reversed_at', 'fund_reversals.recorded_by as reversed_by', 'reason'])
    .where('partner_id', '=', of.partnerId)
    .where('track_id', '=', of.trackId)
    .where('benefit', '=', of.benefit)
    .orderBy('spent_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, year: row.year, amount: row.amount, currency: row.currency, purpose: row.purpose },
    ...{ spentAt: row.spent_at, recordedBy: row.recorded_by },
    reversed:
      row.reversed_at === null ? null : { at: row.reversed_at, by: row.reversed_by ?? '', reason: row.reason ?? '' },
  }))
}

export const insertFundUse = (db: Db, row: Database['fund_uses']) => db.insertInto('fund_uses').values(row).execute()

export const fundUseBySource = (db: Db, sourceKey: string) =>
  db.selectFrom('fund_uses').select('id').where('source_key', '=', sourceKey).executeTakeFirst()

export const insertReversal = (db: Db, row: Database['fund_reversals']) =>
  db.insertInto('fund_reversals').values(row).execute()

/** Requests asked since a moment, the newest first. */
export async function requestsOf(db: Db, of: Place, since: number): Promise<SupportRequest[]> {
  const rows = await requests(db, of).where('asked_at', '>=', since).execute()
  return rows.map(requestOf)
}

export async function requestByReference(db: Db, of: Place, reference: string): Promise<SupportRequest | undefined> {
  const row = await requests(db, of).where('reference', '=', reference).executeTakeFirst()
  return row && requestOf(row)
}

const requests = (db: Db, of: Place) =>
  db
    .selectFrom('support_requests')
    .leftJoin('support_answers', 'support_answers.request_id', 'support_requests.id')
    .select(['support_requests.id', 'reference', 'subject', 'asked_at', 'answered_at'])
    .where('partner_id', '=', of.partnerId)
    .where('track_id', '=', of.trackId)
    .where('benefit', '=', of.benefit)
    .orderBy('asked_at', 'desc')
    .orderBy('support_requests.id', 'desc')

const requestOf = (row: {
  id: string
  reference: string
  subject: string
  asked_at: number
  answered_at: number | null
}): SupportRequest => ({
  ...{ id: row.id, reference: row.reference, subject: row.subject },
  ...{ askedAt: row.asked_at, answeredAt: row.answered_at },
})

export const insertRequest = (db: Db, row: Database['support_requests']) =>
  db.insertInto('support_requests').values(row).execute()

export const insertAnswer = (db: Db, row: Database['support_answers']) =>
  db.insertInto('support_answers').values(row).execute()
