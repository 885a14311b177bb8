import type { Ddl } from './ddl'

/** What every area stands on: jobs and outbox, live signals, audit trail, mail, files, modules, search, rate limits. */
export async function up({ run, dialect }: Ddl): Promise<void> {
  await run(`create table jobs (
    id text primary key,
    kind text not null check (kind in ('event', 'handler', 'job')),
    name text not null,
    payload text not null,
    dedupe_key text,
    state text not null check (state in ('ready', 'done', 'dead')),
    run_at int8 not null,
    attempts integer not null default 0,
    max_attempts integer not null,
    leased_by text,
    leased_until int8,
    last_error text,
    progress_done integer not null default 0,
    progress_total integer,
    result text,
    cause_id text,
    created_at int8 not null,
    finished_at int8
  ) strict`)
  await run(`create unique index jobs_dedupe on jobs (dedupe_key) where dedupe_key is not null`)
  await run(`create index jobs_ready_words on jobs (run_at, id) where state = 'ready' and kind <> 'job'`)
  await run(`create index jobs_ready_jobs on jobs (run_at, id) where state = 'ready' and kind = 'job'`)
  await run(`create index jobs_state on jobs (state, created_at)`)
  await run(`create index jobs_cause on jobs (cause_id)`)

  await run(`create table live_signals (
    seq serial8,
    topic text not null,
    kind text not null,
    data text,
    at int8 not null
  ) strict`)
  await run(`create index live_signals_at on live_signals (at)`)

  await run(`create table audit_log (
    seq serial8,
    id text not null unique,
    at int8 not null,
    actor_kind text not null check (actor_kind in ('person', 'system', 'anonymous')),
    actor_id text not null,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    organisation_id text,
    request_id text not null,
    detail_hash text not null,
    previous_hash text not null unique,
    hash text not null unique
  ) strict`)
  await run(`create index audit_log_subject on audit_log (subject_kind, subject_id)`)
  await run(`create index audit_log_at on audit_log (at)`)
  await run(`create table audit_details (
    audit_id text primary key references audit_log (id),
    salt text not null,
    detail text
  ) strict`)

  await run(`create table mails (
    id text primary key,
    to_address text not null,
    person_id text,
    kind text not null,
    subject text not null,
    body_text text not null,
    body_html text,
    state text not null check (state in ('queued', 'kept', 'sent', 'failed')),
    dedupe_key text unique,
    token_hash text,
    token_expires_at int8,
    error text,
    created_at int8 not null,
    sent_at int8
  ) strict`)
  await run(`create index mails_created on mails (created_at)`)
  await run(`create index mails_token on mails (token_hash) where token_hash is not null`)

  await run(`create table files (
    sha256 text primary key,
    media_type text not null,
    size integer not null,
    created_at int8 not null
  ) strict`)

  await run(`create table modules (
    hash text primary key,
    code text not null,
    created_at int8 not null
  ) strict`)

  await run(`create table settings (
    key text primary key,
    value text not null,
    updated_at int8 not null
  ) strict`)

  await run(`create table rate_limits (
    key text primary key,
    points integer not null default 0,
    expire int8
  ) strict`)

  await run(`create table search_documents (
    id text primary key,
    kind text not null,
    locale text not null,
    title text not null,
    body text not null,
    url text not null,
    audience text not null,
    hash text not null,
    updated_at int8 not null
  ) strict`)
  if (dialect === 'sqlite') {
    await run(
      `create virtual table search_index using fts5 (id unindexed, title, body, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
    )
  } else {
    await run(`alter table search_documents add column terms tsvector`)
    await run(`create index search_documents_terms on search_documents using gin (terms)`)
  }
}
