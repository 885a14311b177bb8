import type { Ddl } from './ddl'

/** How sure somebody was of an answer; tries and hints of practice and retry; files handed in; signals of an attempt. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`alter table response_steps add column certainty integer check (certainty between 1 and 3)`)

  await run(`create table attempt_tries (
    attempt_id text not null references attempts (id),
    item_id text not null references attempt_items (id),
    number integer not null check (number >= 1),
    response text not null,
    fraction text not null,
    outcome text not null,
    reasons text not null,
    ended integer not null check (ended in (0, 1)),
    tried_at int8 not null,
    primary key (attempt_id, item_id, number)
  ) strict`)
  await run(`create table attempt_hints (
    attempt_id text not null references attempts (id),
    item_id text not null references attempt_items (id),
    number integer not null check (number >= 1),
    shown_at int8 not null,
    primary key (attempt_id, item_id, number)
  ) strict`)

  await run(`create table attempt_files (
    id text primary key,
    attempt_id text not null references attempts (id),
    item_id text not null references attempt_items (id),
    sha256 text not null references files (sha256),
    name text not null,
    media_type text not null,
    bytes integer not null,
    uploaded_at int8 not null
  ) strict`)
  await run(`create index attempt_files_item on attempt_files (attempt_id, item_id)`)

  await run(`create table attempt_signals (
    id text primary key,
    attempt_id text not null references attempts (id),
    kind text not null check (kind in ('focus-lost', 'paste')),
    count integer not null check (count >= 1),
    at int8 not null,
    received_at int8 not null
  ) strict`)
  await run(`create index attempt_signals_attempt on attempt_signals (attempt_id, at)`)
}
