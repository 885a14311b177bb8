import type { Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { BenefitConditionsTable } from '#db/tables/benefits'

type Db = Kysely<Database>
export type ConditionsRow = Selectable<BenefitConditionsTable>

/** What was proved last of the conditions in each of a partner's tracks. */
export const latestConditions = (db: Db, partnerId: string) =>
  db
    .selectFrom('benefit_conditions')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where(({ eb, selectFrom }) =>
      eb(
        'benefit_conditions.number',
        '=',
        selectFrom('benefit_conditions as other')
          .select(({ fn }) => fn.max<number>('other.number').as('last'))
          .whereRef('other.partner_id', '=', 'benefit_conditions.partner_id')
          .whereRef('other.track_id', '=', 'benefit_conditions.track_id'),
      ),
    )
    .execute()

/** Everything that was ever proved of them, each track's in order. */
export const allConditions = (db: Db, partnerId: string) =>
  db
    .selectFrom('benefit_conditions')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .orderBy('track_id')
    .orderBy('number')
    .execute()

export const insertConditions = (db: Db, row: Database['benefit_conditions']) =>
  db.insertInto('benefit_conditions').values(row).execute()

/** Which tier was held from when on, under which rules: of every track of a partner, each track's in order. */
export const heldStepsOf = (db: Db, partnerId: string) =>
  db
    .selectFrom('decisions')
    .innerJoin('tracks', 'tracks.id', 'decisions.track_id')
    .select([
      ...(['decisions.track_id', 'tracks.slug as track_slug', 'decided_at', 'tier_after', 'grace_until'] as const),
      ...(['rule_version_id', 'tracks.has_tiers'] as const),
    ])
    .where('partner_id', '=', partnerId)
    .orderBy('tracks.slug')
    .orderBy('number')
    .execute()
