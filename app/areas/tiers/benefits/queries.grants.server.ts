import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { json } from '~/platform/json'
import type { BenefitValue } from '../language/programme'
import type { Grant, GrantStep } from './grant'

type Db = Kysely<Database>
export type StoredGrant = Grant & { readonly partnerId: string; readonly trackId: string }

const grants = (db: Db) =>
  db
    .selectFrom('benefit_grants')
    .innerJoin('tracks', 'tracks.id', 'benefit_grants.track_id')
    .selectAll('benefit_grants')
    .select('tracks.slug as track_slug')
    .orderBy('benefit_grants.id')

type GrantRow = Awaited<ReturnType<ReturnType<typeof grants>['execute']>>[number]

const stepsOf = (db: Db) => db.selectFrom('benefit_grant_steps').selectAll().orderBy('grant_id').orderBy('number')

/** Every grant that a partner was ever given, oldest first. */
export async function grantsOfPartner(db: Db, partnerId: string): Promise<StoredGrant[]> {
  const rows = await grants(db).where('partner_id', '=', partnerId).execute()
  if (rows.length === 0) return []
  const steps = await stepsOf(db)
    .where('grant_id', 'in', (eb) => eb.selectFrom('benefit_grants').select('id').where('partner_id', '=', partnerId))
    .execute()
  return rows.map((row) => grantOf(row, steps))
}

/** Every grant of the programme, oldest first. */
export async function allGrants(db: Db): Promise<StoredGrant[]> {
  const rows = await grants(db).execute()
  const steps = await stepsOf(db).execute()
  const byGrant = new Map<string, StepRow[]>()
  for (const step of steps) byGrant.set(step.grant_id, [...(byGrant.get(step.grant_id) ?? []), step])
  return rows.map((row) => grantOf(row, byGrant.get(row.id) ?? []))
}

export async function findGrant(db: Db, id: string): Promise<StoredGrant | undefined> {
  const row = await grants(db).where('benefit_grants.id', '=', id).executeTakeFirst()
  return row && grantOf(row, await stepsOf(db).where('grant_id', '=', id).execute())
}

/** Ids of grants with an end within a time, whether that was told or not. */
export const grantsEndingWithin = (db: Db, from: number, to: number) =>
  db
    .selectFrom('benefit_grant_steps')
    .select('grant_id')
    .distinct()
    .where('kind', 'in', ['given', 'extended'])
    .where('until_at', '>', from)
    .where('until_at', '<=', to)
    .orderBy('grant_id')
    .execute()

/** False when the same form was sent before. */
export async function insertGrant(db: Db, row: Database['benefit_grants']): Promise<boolean> {
  const inserted = await db
    .insertInto('benefit_grants')
    .values(row)
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

export const insertGrantStep = (db: Db, row: Database['benefit_grant_steps']) =>
  db.insertInto('benefit_grant_steps').values(row).execute()

type StepRow = Awaited<ReturnType<ReturnType<typeof stepsOf>['execute']>>[number]

const grantOf = (row: GrantRow, steps: readonly StepRow[]): StoredGrant => ({
  id: row.id,
  partnerId: row.partner_id,
  trackId: row.track_id,
  track: row.track_slug,
  benefit: row.benefit,
  value: json<BenefitValue>(row.value),
  steps: steps
    .filter(({ grant_id }) => grant_id === row.id)
    .map(
      (step): GrantStep => ({
        kind: step.kind,
        at: step.at,
        from: step.from_at,
        until: step.until_at,
        by: step.actor_id,
        reason: step.reason,
      }),
    ),
})
