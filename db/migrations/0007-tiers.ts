import type { Ddl } from './ddl'

/** Tracks, hashed rule versions, facts dated twice, decisions with their proof, fact imports. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table tracks (
    id text primary key,
    slug text not null unique,
    created_at int8 not null
  ) strict`)
  await run(`create table rule_versions (
    id text primary key,
    track_id text not null references tracks (id),
    hash text not null,
    effective_at int8 not null,
    source text not null,
    programme text not null,
    published_at int8 not null,
    published_by text not null,
    unique (track_id, effective_at, published_at)
  ) strict`)
  await run(`create table programme_memberships (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    joined_at int8 not null,
    left_at int8
  ) strict`)
  await run(
    `create unique index programme_memberships_current on programme_memberships (partner_id, track_id) where left_at is null`,
  )
  await run(`create index programme_memberships_track on programme_memberships (track_id)`)

  await run(`create table facts (
    id text primary key,
    partner_id text not null references organisations (id),
    kind text not null,
    name text not null,
    person_id text references people (id),
    true_from int8 not null,
    true_until int8,
    known_at int8 not null,
    content text not null,
    source_key text not null unique,
    recorded_by text not null,
    note text
  ) strict`)
  await run(`create index facts_partner on facts (partner_id, known_at)`)

  await run(`create table decisions (
    id text primary key,
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    number integer not null,
    rule_version_id text not null references rule_versions (id),
    decided_at int8 not null,
    as_of int8 not null,
    known_at int8 not null,
    tier_before text,
    tier_computed text,
    tier_after text,
    change text not null,
    grace_until int8,
    transition text not null,
    proof text not null,
    proof_hash text not null,
    cause_kind text not null,
    cause_id text,
    unique (partner_id, track_id, number)
  ) strict`)
  await run(`create index decisions_change on decisions (track_id, decided_at)`)

  await run(`create table tier_standings (
    partner_id text not null references organisations (id),
    track_id text not null references tracks (id),
    decision_id text not null references decisions (id),
    tier text,
    since int8 not null,
    grace_until int8,
    checked_at int8 not null,
    next_check_at int8,
    next_expiry_at int8,
    primary key (partner_id, track_id)
  ) strict`)
  await run(`create index tier_standings_next on tier_standings (next_check_at)`)
  await run(`create index tier_standings_tier on tier_standings (track_id, tier)`)

  await run(`create table fact_imports (
    id text primary key,
    file_name text not null,
    sha256 text not null references files (sha256),
    state text not null check (state in ('checked', 'applying', 'applied', 'discarded')),
    job_id text,
    rows_total integer not null,
    rows_accepted integer not null,
    rows_refused integer not null,
    created_by text not null references people (id),
    created_at int8 not null,
    applied_at int8
  ) strict`)
  await run(`create table fact_import_rows (
    import_id text not null references fact_imports (id),
    line integer not null,
    partner_id text references organisations (id),
    verdict text not null check (verdict in ('accepted', 'duplicate', 'refused')),
    problem text,
    content text not null,
    fact_id text references facts (id),
    primary key (import_id, line)
  ) strict`)
  await run(`create index fact_imports_created on fact_imports (created_at)`)
}
