import type { Ddl } from './ddl'

/** Exams as immutable versions; attempts as append-only steps; answers by sequence; results by number. */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table exams (
    id text primary key,
    slug text not null unique,
    created_at int8 not null,
    withdrawn_at int8
  ) strict`)
  await run(`create table exam_versions (
    id text primary key,
    exam_id text not null references exams (id),
    number integer not null,
    hash text not null,
    title text not null,
    language text not null,
    blueprint text not null,
    settings text not null,
    published_at int8 not null,
    published_by text not null,
    unique (exam_id, number),
    unique (exam_id, hash)
  ) strict`)
  await run(`create table accommodations (
    person_id text primary key references people (id),
    time_factor text not null,
    extra_minutes integer not null,
    untimed integer not null check (untimed in (0, 1)),
    reason text not null,
    granted_by text not null,
    granted_at int8 not null
  ) strict`)

  await run(`create table attempts (
    id text primary key,
    exam_id text not null references exams (id),
    exam_version_id text not null references exam_versions (id),
    person_id text not null references people (id),
    organisation_id text not null references organisations (id),
    number integer not null,
    seed text not null,
    state text not null check (state in ('open', 'closed')),
    started_at int8 not null,
    deadline_at int8,
    deadline_reason text not null,
    holder text not null,
    holder_since int8 not null,
    submitted_at int8,
    closed_by text check (closed_by in ('learner', 'deadline')),
    unique (person_id, exam_id, number)
  ) strict`)
  await run(`create unique index attempts_one_open on attempts (person_id, exam_id) where state = 'open'`)
  await run(`create index attempts_deadline on attempts (deadline_at) where state = 'open'`)
  await run(`create index attempts_exam on attempts (exam_id, submitted_at)`)
  await run(`create index attempts_organisation on attempts (organisation_id)`)

  await run(`create table attempt_items (
    id text primary key,
    attempt_id text not null references attempts (id),
    position integer not null,
    section_id text not null,
    question_version_id text not null references question_versions (id),
    option_ids text not null,
    max_mark text not null,
    scored integer not null check (scored in (0, 1)),
    unique (attempt_id, position)
  ) strict`)

  await run(`create table response_steps (
    attempt_id text not null references attempts (id),
    item_id text not null references attempt_items (id),
    sequence integer not null,
    response text not null,
    flagged integer not null check (flagged in (0, 1)),
    late integer not null check (late in (0, 1)),
    saved_at int8 not null,
    primary key (attempt_id, item_id, sequence)
  ) strict`)
  await run(`create table attempt_steps (
    id text primary key,
    attempt_id text not null references attempts (id),
    kind text not null check (kind in ('started', 'taken-over', 'submitted', 'closed-at-deadline', 'deadline-changed')),
    at int8 not null,
    actor_id text not null,
    detail text not null
  ) strict`)
  await run(`create index attempt_steps_attempt on attempt_steps (attempt_id, at)`)

  await run(`create table results (
    id text primary key,
    attempt_id text not null references attempts (id),
    number integer not null,
    cause text not null check (cause in ('submitted', 'deadline', 'regraded')),
    mark text not null,
    max_mark text not null,
    passed integer not null check (passed in (0, 1)),
    verdict text not null,
    items text not null,
    marked_at int8 not null,
    unique (attempt_id, number)
  ) strict`)
}
