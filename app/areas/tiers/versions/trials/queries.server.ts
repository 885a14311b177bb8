import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Database } from '#db/tables'
import type { RuleTrialPartnersTable, RuleTrialsTable } from '#db/tables/tiers'
import type { TrialFilter } from './trial-filter'

type Db = Kysely<Database>
export type TrialRow = Selectable<RuleTrialsTable>
export type TrialPartnerRow = Selectable<RuleTrialPartnersTable>

export const insertTrial = (db: Db, row: TrialRow) => db.insertInto('rule_trials').values(row).execute()

export const findTrial = (db: Db, id: string): Promise<TrialRow | undefined> =>
  db.selectFrom('rule_trials').selectAll().where('id', '=', id).executeTakeFirst()

/** The trial of a draft that was asked for last, with how far its job is. */
export const lastTrialOfDraft = (db: Db, draftId: string) =>
  db
    .selectFrom('rule_trials')
    .leftJoin('jobs', 'jobs.id', 'rule_trials.job_id')
    .selectAll('rule_trials')
    .select(['jobs.state as job_state', 'jobs.leased_until', 'jobs.progress_done', 'jobs.progress_total'])
    .where('draft_id', '=', draftId)
    .orderBy('asked_at', 'desc')
    .orderBy('rule_trials.id', 'desc')
    .limit(1)
    .executeTakeFirst()

export const trialOfVersion = (db: Db, versionId: string): Promise<TrialRow | undefined> =>
  db.selectFrom('rule_trials').selectAll().where('version_id', '=', versionId).executeTakeFirst()

export async function updateTrial(db: Db, id: string, change: Partial<TrialRow>): Promise<void> {
  await db.updateTable('rule_trials').set(change).where('id', '=', id).execute()
}

/** Trials of a draft that led to nothing. */
export async function deleteTrialsOfDraft(db: Db, draftId: string): Promise<void> {
  const ids = db.selectFrom('rule_trials').select('id').where('draft_id', '=', draftId).where('version_id', 'is', null)
  await db.deleteFrom('rule_trial_thresholds').where('trial_id', 'in', ids).execute()
  await db.deleteFrom('rule_trial_partners').where('trial_id', 'in', ids).execute()
  await db.deleteFrom('rule_trials').where('draft_id', '=', draftId).where('version_id', 'is', null).execute()
}

/** As many rows as fit into one statement of either database. */
const AT_ONCE = 500

export async function insertTrialPartners(db: Db, rows: readonly Insertable<RuleTrialPartnersTable>[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await db
      .insertInto('rule_trial_partners')
      .values(rows.slice(from, from + AT_ONCE))
      .execute()
}

export const clearTrialPartners = (db: Db, trialId: string) =>
  db.deleteFrom('rule_trial_partners').where('trial_id', '=', trialId).execute()

const filtered = (db: Db, trialId: string, { change, region, tier }: TrialFilter) =>
  db
    .selectFrom('rule_trial_partners')
    .innerJoin('organisations', 'organisations.id', 'rule_trial_partners.partner_id')
    .where('trial_id', '=', trialId)
    .$if(change !== null, (rows) => rows.where('change', '=', change ?? 'unchanged'))
    .$if(region !== null, (rows) =>
      region === ''
        ? rows.where('rule_trial_partners.region', 'is', null)
        : rows.where('rule_trial_partners.region', '=', region),
    )
    .$if(tier !== null, (rows) =>
      rows.where(({ eb, or }) =>
        tier === ''
          ? or([eb('tier_before', 'is', null), eb('tier_after', 'is', null)])
          : or([eb('tier_before', '=', tier), eb('tier_after', '=', tier)]),
      ),
    )

/** Partners with their outcomes: those who lose first, then those who gain, each by name. */
export const trialPartners = (db: Db, trialId: string, filter: TrialFilter, of: { limit: number; offset: number }) =>
  filtered(db, trialId, filter)
    .selectAll('rule_trial_partners')
    .select(['organisations.name', 'organisations.slug'])
    .orderBy(({ eb }) =>
      eb.case().when('change', '=', 'demoted').then(0).when('change', '=', 'promoted').then(1).else(2).end(),
    )
    .orderBy('organisations.name')
    .orderBy('organisations.id')
    .limit(of.limit)
    .offset(of.offset)
    .execute()

export async function countTrialPartners(db: Db, trialId: string, filter: TrialFilter): Promise<number> {
  const { count } = await filtered(db, trialId, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Partners that were not told yet what the version does to them. */
export const partnersToTell = (db: Db, trialId: string, limit: number) =>
  db
    .selectFrom('rule_trial_partners')
    .innerJoin('organisations', 'organisations.id', 'rule_trial_partners.partner_id')
    .selectAll('rule_trial_partners')
    .where('trial_id', '=', trialId)
    .where('notified_at', 'is', null)
    .where('organisations.closed_at', 'is', null)
    .orderBy('partner_id')
    .limit(limit)
    .execute()

export const partnersTold = (db: Db, trialId: string, after: string, limit: number) =>
  db
    .selectFrom('rule_trial_partners')
    .select('partner_id')
    .where('trial_id', '=', trialId)
    .where('notified_at', 'is not', null)
    .where('partner_id', '>', after)
    .orderBy('partner_id')
    .limit(limit)
    .execute()

export const markTold = (db: Db, trialId: string, partnerIds: readonly string[], at: number) =>
  db
    .updateTable('rule_trial_partners')
    .set({ notified_at: at })
    .where('trial_id', '=', trialId)
    .where('partner_id', 'in', partnerIds)
    .execute()

export const thresholdOf = (db: Db, trialId: string, threshold: string) =>
  db
    .selectFrom('rule_trial_thresholds')
    .leftJoin('jobs', 'jobs.id', 'rule_trial_thresholds.job_id')
    .selectAll('rule_trial_thresholds')
    .select(['jobs.state as job_state', 'jobs.leased_until', 'jobs.progress_done', 'jobs.progress_total'])
    .where('trial_id', '=', trialId)
    .where('threshold', '=', threshold)
    .executeTakeFirst()

export const putThreshold = (
  db: Db,
  row: { trial_id: string; threshold: string; job_id: string; curve: string | null },
) =>
  db
    .insertInto('rule_trial_thresholds')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['trial_id', 'threshold']).doUpdateSet({ job_id: row.job_id, curve: row.curve }),
    )
    .execute()

export const keepCurve = (db: Db, trialId: string, threshold: string, curve: string) =>
  db
    .updateTable('rule_trial_thresholds')
    .set({ curve })
    .where('trial_id', '=', trialId)
    .where('threshold', '=', threshold)
    .execute()
