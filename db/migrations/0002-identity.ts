import type { Ddl } from './ddl'

/** Organisations, people, memberships with roles, sessions, invitations, password resets. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table organisations (
    id text primary key,
    kind text not null check (kind in ('vendor', 'partner')),
    name text not null,
    slug text not null unique,
    region text,
    country text,
    created_at int8 not null,
    closed_at int8
  ) strict`)
  await run(`create unique index organisations_one_vendor on organisations (kind) where kind = 'vendor'`)

  await run(`create table people (
    id text primary key,
    name text not null,
    email text not null,
    email_key text not null unique,
    password_hash text,
    locale text not null,
    time_zone text not null,
    theme text not null check (theme in ('system', 'light', 'dark')),
    created_at int8 not null,
    deactivated_at int8
  ) strict`)

  await run(`create table memberships (
    id text primary key,
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    created_at int8 not null,
    ended_at int8
  ) strict`)
  await run(
    `create unique index memberships_current on memberships (person_id, organisation_id) where ended_at is null`,
  )
  await run(`create index memberships_organisation on memberships (organisation_id)`)
  await run(`create table membership_roles (
    membership_id text not null references memberships (id),
    role text not null check (role in ('learner', 'partner-manager', 'integration-developer', 'trainer', 'examiner', 'programme-manager', 'moderator', 'administrator')),
    granted_at int8 not null,
    primary key (membership_id, role)
  ) strict`)

  await run(`create table sessions (
    id_hash text primary key,
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    created_at int8 not null,
    expires_at int8 not null,
    absolute_expires_at int8 not null,
    user_agent text,
    address text
  ) strict`)
  await run(`create index sessions_person on sessions (person_id)`)

  await run(`create table known_places (
    person_id text not null references people (id),
    place text not null,
    last_used_at int8 not null,
    primary key (person_id, place)
  ) strict`)

  await run(`create table invitations (
    id text primary key,
    organisation_id text not null references organisations (id),
    email text not null,
    email_key text not null,
    name text not null,
    roles text not null,
    locale text not null,
    token_hash text not null unique,
    invited_by text references people (id),
    created_at int8 not null,
    expires_at int8 not null,
    accepted_at int8,
    accepted_by text references people (id),
    revoked_at int8
  ) strict`)
  await run(
    `create unique index invitations_open on invitations (organisation_id, email_key) where accepted_at is null and revoked_at is null`,
  )

  await run(`create table password_resets (
    id text primary key,
    person_id text not null references people (id),
    token_hash text not null unique,
    created_at int8 not null,
    expires_at int8 not null,
    used_at int8
  ) strict`)
}
