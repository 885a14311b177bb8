import type { Ddl } from './ddl'

/** Drafts of rules, what-if runs of them with every partner's outcome, versions that are withdrawn before they begin. */
export async function up({ run }: Ddl): Promise<void> {
  await run(
    `alter table rule_versions add column origin text not null default 'file' check (origin in ('file', 'browser'))`,
  )
  await run(`alter table rule_versions add column withdrawn_at int8`)
  await run(`alter table rule_versions add column withdrawn_by text`)
  await run(`alter table rule_versions add column withdrawn_reason text`)
  await run(`alter table tracks add column is_public integer not null default 0`)

  await run(`create table rule_drafts (
    id text primary key,
    track text not null,
    source text not null,
    revision integer not null,
    base_version_id text references rule_versions (id),
    created_at int8 not null,
    created_by text not null,
    updated_at int8 not null,
    updated_by text not null
  ) strict`)
  await run(`create index rule_drafts_track on rule_drafts (track)`)

  await run(`create table rule_trials (
    id text primary key,
    draft_id text not null,
    track text not null,
    hash text not null,
    base_version_id text references rule_versions (id),
    programme text not null,
    job_id text not null,
    asked_at int8 not null,
    asked_by text not null,
    at int8,
    done_at int8,
    summary text,
    reviewed_at int8,
    reviewed_by text,
    version_id text references rule_versions (id)
  ) strict`)
  await run(`create index rule_trials_draft on rule_trials (draft_id, asked_at)`)
  await run(`create index rule_trials_version on rule_trials (version_id)`)

  await run(`create table rule_trial_partners (
    trial_id text not null references rule_trials (id),
    partner_id text not null references organisations (id),
    region text,
    change text not null check (change in ('promoted', 'demoted', 'unchanged')),
    tier_before text,
    tier_after text,
    content text not null,
    notified_at int8,
    primary key (trial_id, partner_id)
  ) strict`)
  await run(`create index rule_trial_partners_change on rule_trial_partners (trial_id, change)`)

  await run(`create table rule_trial_thresholds (
    trial_id text not null references rule_trials (id),
    threshold text not null,
    job_id text not null,
    curve text,
    primary key (trial_id, threshold)
  ) strict`)
}
