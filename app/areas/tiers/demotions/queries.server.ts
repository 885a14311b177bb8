import type { Kysely } from 'kysely'
import type { Database } from '#db/tables'
import { inPortions } from '~/platform/portions.server'

type Db = Kysely<Database>

/** Standings with a tier that is not earned, of open partners still in the track, those whose time is over first. */
export const threatenedStandings = (db: Db) =>
  db
    .selectFrom('tier_standings')
    .innerJoin('organisations', 'organisations.id', 'tier_standings.partner_id')
    .innerJoin('decisions', 'decisions.id', 'tier_standings.decision_id')
    .innerJoin('programme_memberships', (join) =>
      join
        .onRef('programme_memberships.partner_id', '=', 'tier_standings.partner_id')
        .onRef('programme_memberships.track_id', '=', 'tier_standings.track_id')
        .on('programme_memberships.left_at', 'is', null),
    )
    .select([
      'tier_standings.partner_id',
      'tier_standings.track_id',
      'tier_standings.grace_until',
      'organisations.name as partner_name',
      'organisations.slug as partner_slug',
      'decisions.transition',
    ])
    .where('tier_standings.grace_until', 'is not', null)
    .where('tier_standings.tier', 'is not', null)
    .where('organisations.closed_at', 'is', null)
    .orderBy('tier_standings.grace_until')
    .orderBy('organisations.name')
    .execute()

/** How many standings of some tracks are kept though their time is over. */
export async function countOverdue(db: Db, trackIds: readonly string[], now: number): Promise<number> {
  if (trackIds.length === 0) return 0
  const { total } = await db
    .selectFrom('tier_standings')
    .innerJoin('organisations', 'organisations.id', 'tier_standings.partner_id')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('tier_standings.track_id', 'in', trackIds)
    .where('tier_standings.tier', 'is not', null)
    .where('tier_standings.grace_until', '<=', now)
    .where('organisations.closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** Who recorded some facts, and why. */
export const recordedFacts = (db: Db, ids: readonly string[]) =>
  inPortions(ids, (some) =>
    db.selectFrom('facts').select(['id', 'recorded_by', 'note', 'known_at']).where('id', 'in', some).execute(),
  )
