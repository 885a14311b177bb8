import type { Ddl } from './ddl'

/** Conditions of benefits as proved, grants by hand, and what is used of benefits. Rows are added, never changed. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table benefit_conditions (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    number integer not null,
    rule_version_id text not null references rule_versions (id),
    at int8 not null,
    proof text not null,
    proof_hash text not null,
    unique (partner_id, track_id, number)
  ) strict`)

  await run(`create table benefit_grants (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    benefit text not null,
    value text not null,
    source_key text not null unique
  ) strict`)
  await run(`create index benefit_grants_partner on benefit_grants (partner_id)`)
  await run(`create table benefit_grant_steps (
    grant_id text not null references benefit_grants (id),
    number integer not null,
    kind text not null check (kind in ('given', 'extended', 'ending-told', 'withdrawn')),
    at int8 not null,
    from_at int8,
    until_at int8,
    actor_id text not null,
    reason text,
    primary key (grant_id, number),
    check ((kind = 'given') = (from_at is not null)),
    check ((kind = 'withdrawn') = (until_at is null)),
    check (kind = 'ending-told' or reason is not null)
  ) strict`)
  await run(
    `create unique index benefit_grant_steps_withdrawn on benefit_grant_steps (grant_id) where kind = 'withdrawn'`,
  )
  await run(`create index benefit_grant_steps_until on benefit_grant_steps (until_at) where until_at is not null`)

  await run(`create table licence_uses (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    benefit text not null,
    holder text not null,
    what text not null,
    handed_at int8 not null,
    recorded_at int8 not null,
    recorded_by text not null,
    source_key text not null unique
  ) strict`)
  await run(`create index licence_uses_partner on licence_uses (partner_id, benefit)`)
  await run(`create table licence_returns (
    use_id text primary key references licence_uses (id),
    returned_at int8 not null,
    recorded_by text not null
  ) strict`)

  await run(`create table fund_uses (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    benefit text not null,
    year integer not null,
    amount text not null,
    currency text not null,
    purpose text not null,
    spent_at int8 not null,
    recorded_at int8 not null,
    recorded_by text not null,
    source_key text not null unique
  ) strict`)
  await run(`create index fund_uses_partner on fund_uses (partner_id, benefit, year)`)
  await run(`create table fund_reversals (
    use_id text primary key references fund_uses (id),
    reversed_at int8 not null,
    recorded_by text not null,
    reason text not null
  ) strict`)

  await run(`create table support_requests (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    benefit text not null,
    reference text not null,
    subject text not null,
    asked_at int8 not null,
    recorded_at int8 not null,
    recorded_by text not null,
    unique (partner_id, track_id, benefit, reference)
  ) strict`)
  await run(`create index support_requests_asked on support_requests (partner_id, benefit, asked_at)`)
  await run(`create table support_answers (
    request_id text primary key references support_requests (id),
    answered_at int8 not null,
    recorded_at int8 not null,
    recorded_by text not null
  ) strict`)
}
