import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'

type Db = Kysely<Database>

/** The facts of several partners as they were kept, in no order: what is known does not depend on it. */
export const contentsOf = (db: Db, partnerIds: readonly string[]) =>
  db.selectFrom('facts').select(['partner_id', 'content']).where('partner_id', 'in', partnerIds).execute()

/** What transitions read of the decisions about several partners in one track, each partner's in order. */
export const stepsOfTrack = (db: Db, trackId: string, partnerIds: readonly string[]) =>
  db
    .selectFrom('decisions')
    .select(['partner_id', 'decided_at', 'tier_after', 'tier_computed', 'change', 'grace_until'])
    .where('track_id', '=', trackId)
    .where('partner_id', 'in', partnerIds)
    .orderBy('partner_id')
    .orderBy('number')
    .execute()

/** The partners of a track that are partners still, with their regions, in the order of their ids. */
export const partnersWithRegions = (db: Db, trackId: string) =>
  db
    .selectFrom('programme_memberships')
    .innerJoin('organisations', 'organisations.id', 'programme_memberships.partner_id')
    .select(['organisations.id', 'organisations.region'])
    .where('track_id', '=', trackId)
    .where('left_at', 'is', null)
    .where('organisations.closed_at', 'is', null)
    .orderBy('organisations.id')
    .execute()
