import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { inPortions } from '~/platform/portions.server'

type Db = Kysely<Database>

/** How an exception is marked in what a fact says; canonical, as every fact is stored. */
const AS_EXCEPTION = '%"as":"exception"%'

/** Every fact that was told as an exception, oldest first: attestations, and tiers that are kept. */
export const exceptionFacts = (db: Db) =>
  db
    .selectFrom('facts')
    .innerJoin('organisations', 'organisations.id', 'facts.partner_id')
    .select(['facts.id', 'partner_id', 'content', 'recorded_by', 'note', 'facts.known_at'])
    .where('organisations.closed_at', 'is', null)
    .where(({ or, and, eb }) =>
      or([
        eb('facts.kind', '=', 'tier-kept'),
        and([eb('facts.kind', '=', 'attestation'), eb('facts.content', 'like', AS_EXCEPTION)]),
      ]),
    )
    .orderBy('facts.known_at')
    .orderBy('facts.id')
    .execute()

/** The tiers that partners hold. */
export const heldTiersOf = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('tier_standings')
      .select(['partner_id', 'track_id', 'tier'])
      .where('partner_id', 'in', some)
      .execute(),
  )
