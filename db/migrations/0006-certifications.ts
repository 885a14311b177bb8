import type { Ddl } from './ddl'

/** Certification definitions as versions; certificates with append-only steps; passes that wait for a prerequisite. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table certifications (
    id text primary key,
    slug text not null unique,
    created_at int8 not null
  ) strict`)
  await run(`create table certification_versions (
    id text primary key,
    certification_id text not null references certifications (id),
    number integer not null,
    hash text not null,
    title text not null,
    definition text not null,
    published_at int8 not null,
    published_by text not null,
    unique (certification_id, number),
    unique (certification_id, hash)
  ) strict`)
  await run(`create table certificates (
    id text primary key,
    public_id text not null unique,
    certification_id text not null references certifications (id),
    certification_version_id text not null references certification_versions (id),
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    holder_name text not null,
    organisation_name text not null,
    evidence_kind text not null check (evidence_kind in ('attempt')),
    evidence_id text not null,
    issued_at int8 not null,
    expires_at int8,
    renews_id text references certificates (id),
    unique (certification_id, evidence_kind, evidence_id)
  ) strict`)
  await run(`create index certificates_person on certificates (person_id)`)
  await run(`create index certificates_organisation on certificates (organisation_id)`)
  await run(`create index certificates_expiry on certificates (expires_at)`)
  await run(`create table certificate_steps (
    id text primary key,
    certificate_id text not null references certificates (id),
    kind text not null check (kind in ('issued', 'revoked', 'reinstated', 'superseded', 'name-shown', 'name-hidden')),
    at int8 not null,
    actor_id text not null,
    reason text
  ) strict`)
  await run(`create table withheld_passes (
    certification_id text not null references certifications (id),
    evidence_id text not null,
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    passed_at int8 not null,
    withheld_at int8 not null,
    primary key (certification_id, evidence_id)
  ) strict`)
  await run(`create index withheld_passes_person on withheld_passes (person_id)`)
  await run(`create index certificate_steps_certificate on certificate_steps (certificate_id, at)`)
}
