import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { inPortions } from '~/platform/portions.server'

type Db = Kysely<Database>

export const tracksOfPartner = (db: Db, partnerId: string) =>
  db
    .selectFrom('programme_memberships')
    .innerJoin('tracks', 'tracks.id', 'programme_memberships.track_id')
    .select(['tracks.id', 'tracks.slug', 'programme_memberships.joined_at'])
    .where('partner_id', '=', partnerId)
    .where('left_at', 'is', null)
    .orderBy('tracks.slug')
    .execute()

export const partnersOfTrack = (db: Db, trackId: string) =>
  db
    .selectFrom('programme_memberships')
    .select('partner_id')
    .where('track_id', '=', trackId)
    .where('left_at', 'is', null)
    .execute()

export const insertMembership = (db: Db, row: Database['programme_memberships']) =>
  db.insertInto('programme_memberships').values(row).execute()

/** The tracks of several partners. */
export const tracksOfPartners = (db: Db, partnerIds: readonly string[]) =>
  inPortions(partnerIds, (some) =>
    db
      .selectFrom('programme_memberships')
      .select(['partner_id', 'track_id'])
      .where('partner_id', 'in', some)
      .where('left_at', 'is', null)
      .execute(),
  )
