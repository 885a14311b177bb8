import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { FactsTable } from '#db/tables/tiers'
import { inPortions } from '~/platform/portions.server'

type Db = Kysely<Database>

export const factsOfPartner = (db: Db, partnerId: string) =>
  db
    .selectFrom('facts')
    .select(['id', 'content'])
    .where('partner_id', '=', partnerId)
    .orderBy('known_at')
    .orderBy('id')
    .execute()

/** The facts of several partners with what they came from, in the order in which they became known. */
export const factsOfPartners = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('facts')
      .select(['partner_id', 'content', 'source_key'])
      .where('partner_id', 'in', some)
      .orderBy('known_at')
      .orderBy('id')
      .execute(),
  )

const ENTERED = [
  ...(['metric', 'record', 'attestation', 'competency', 'profile', 'correction'] as const),
  ...(['demotion-approved', 'tier-kept'] as const),
]

/** What people entered, decided, or put right, for a partner, and what is known of the organisation, newest first. */
export const enteredFacts = (db: Db, partnerId: string) =>
  db
    .selectFrom('facts')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('kind', 'in', ENTERED)
    .orderBy('known_at', 'desc')
    .orderBy('id', 'desc')
    .execute()

export const findFact = (db: Db, id: string) =>
  db.selectFrom('facts').selectAll().where('id', '=', id).executeTakeFirst()

/** False when a fact of the same source is there already: hearing something twice changes nothing. */
export async function insertFact(db: Db, row: Database['facts']): Promise<boolean> {
  const inserted = await db
    .insertInto('facts')
    .values(row)
    .onConflict((conflict) => conflict.column('source_key').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1
}

/** Facts whose sources are not known yet; the others are passed over. */
export async function insertFacts(db: Db, rows: readonly Database['facts'][]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200)
    await db
      .insertInto('facts')
      .values(rows.slice(from, from + 200))
      .onConflict((conflict) => conflict.column('source_key').doNothing())
      .execute()
}

export const factBySource = (db: Db, sourceKey: string) =>
  db.selectFrom('facts').selectAll().where('source_key', '=', sourceKey).executeTakeFirst()

/** A partner's facts whose source begins so; ids and colons only, nothing that `like` reads as a pattern. */
export const factsWithSource = (db: Db, partnerId: string, prefix: string) =>
  db
    .selectFrom('facts')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('source_key', 'like', `${prefix}%`)
    .orderBy('id')
    .execute()

/** The facts of these sources, by source; asked in portions, for both databases limit arguments. */
export async function knownSources(
  db: Db,
  sourceKeys: readonly string[],
): Promise<Map<string, Pick<Selectable<FactsTable>, 'id' | 'partner_id' | 'known_at'>>> {
  const rows = await inPortions(sourceKeys, (some) =>
    db
      .selectFrom('facts')
      .select(['source_key', 'id', 'partner_id', 'known_at'])
      .where('source_key', 'in', some)
      .execute(),
  )
  return new Map(rows.map(({ source_key, ...fact }) => [source_key, fact]))
}

/** The corrections, withdrawals among them, of some partners. */
export const correctionsOf = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('facts')
      .select(['content'])
      .where('partner_id', 'in', some)
      .where('kind', '=', 'correction')
      .execute(),
  )
