import type { Ddl } from './ddl'

/** What people are told in the app. The words are made when read, in the reader's language. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table notifications (
    id text primary key,
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    kind text not null,
    params text not null,
    url text not null,
    dedupe_key text not null unique,
    created_at int8 not null,
    read_at int8
  ) strict`)
  await run(`create index notifications_person on notifications (person_id, created_at)`)
  await run(`create index notifications_unread on notifications (person_id) where read_at is null`)
}
