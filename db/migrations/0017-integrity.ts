import type { Ddl } from './ddl'

/** Attempts that a person should look at: evidence, what was decided, what the learner said. It changes no result. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table integrity_looks (
    attempt_id text primary key references attempts (id),
    looked_at int8 not null,
    compared integer not null
  ) strict`)

  await run(`create table integrity_cases (
    id text primary key,
    attempt_id text not null unique references attempts (id),
    exam_id text not null references exams (id),
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    state text not null check (state in ('open', 'asked', 'explained', 'closed')),
    outcome text check (outcome in ('no-concern', 'explanation-accepted', 'concern-stands')),
    strength integer not null check (strength between 1 and 3),
    opened_at int8 not null,
    changed_at int8 not null,
    closed_at int8,
    check ((state = 'closed') = (outcome is not null)),
    check ((state = 'closed') = (closed_at is not null))
  ) strict`)
  await run(`create index integrity_cases_queue on integrity_cases (state, strength, opened_at)`)
  await run(`create index integrity_cases_closed on integrity_cases (closed_at) where closed_at is not null`)

  await run(`create table integrity_evidence (
    id text primary key,
    case_id text not null references integrity_cases (id),
    kind text not null check (kind in ('similarity', 'pace', 'signals')),
    other_attempt_id text references attempts (id),
    strength integer not null check (strength between 1 and 3),
    reasons text not null,
    detail text not null,
    found_at int8 not null,
    check ((kind = 'similarity') = (other_attempt_id is not null))
  ) strict`)
  await run(`create unique index integrity_evidence_alone on integrity_evidence (case_id, kind)
    where other_attempt_id is null`)
  await run(`create unique index integrity_evidence_pair on integrity_evidence (case_id, other_attempt_id)
    where other_attempt_id is not null`)

  await run(`create table integrity_steps (
    id text primary key,
    case_id text not null references integrity_cases (id),
    number integer not null,
    kind text not null check (kind in ('opened', 'evidence-found', 'concern-noted', 'explanation-asked', 'explained',
      'no-concern', 'explanation-accepted', 'concern-stands', 'evidence-deleted')),
    at int8 not null,
    actor_id text not null,
    words text,
    unique (case_id, number)
  ) strict`)
}
