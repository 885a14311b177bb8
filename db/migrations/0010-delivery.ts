import type { Ddl } from './ddl'

/**
 * How exams are delivered: pauses, forward-only attempts, the history of extra time, drafts of exams, lessons done again.
 *
 * The kinds of an attempt's steps become rows of a table, so that a new kind is an insert: SQLite cannot alter a CHECK.
 */
export async function up({ run }: Ddl): Promise<void> {
  await run(`create table attempt_step_kinds (kind text primary key) strict`)
  await run(`insert into attempt_step_kinds (kind) values
    ('started'), ('taken-over'), ('submitted'), ('closed-at-deadline'), ('deadline-changed'),
    ('agreed'), ('moved-on'), ('paused'), ('resumed')`)
  await run(`create table attempt_steps_of_any_kind (
    id text primary key,
    attempt_id text not null references attempts (id),
    kind text not null references attempt_step_kinds (kind),
    at int8 not null,
    actor_id text not null,
    detail text not null
  ) strict`)
  await run(`insert into attempt_steps_of_any_kind (id, attempt_id, kind, at, actor_id, detail)
    select id, attempt_id, kind, at, actor_id, detail from attempt_steps`)
  await run(`drop table attempt_steps`)
  await run(`alter table attempt_steps_of_any_kind rename to attempt_steps`)
  await run(`create index attempt_steps_attempt on attempt_steps (attempt_id, at)`)

  await run(`alter table attempts add column passed_position integer not null default 0`)
  await run(`create index attempts_exam_started on attempts (exam_id, started_at)`)

  await run(`create table exam_pauses (
    id text primary key,
    exam_id text not null references exams (id),
    from_at int8 not null,
    to_at int8,
    reason text not null,
    paused_by text not null,
    resumed_by text,
    check ((to_at is null) = (resumed_by is null))
  ) strict`)
  await run(`create unique index exam_pauses_one_open on exam_pauses (exam_id) where to_at is null`)
  await run(`create table attempt_pauses (
    id text primary key,
    attempt_id text not null references attempts (id),
    exam_pause_id text references exam_pauses (id),
    from_at int8 not null,
    to_at int8,
    deadline_at int8,
    deadline_reason text not null,
    reason text not null,
    paused_by text not null,
    resumed_by text,
    check ((to_at is null) = (resumed_by is null))
  ) strict`)
  await run(`create unique index attempt_pauses_one_open on attempt_pauses (attempt_id) where to_at is null`)
  await run(`create index attempt_pauses_attempt on attempt_pauses (attempt_id, from_at)`)

  await run(`create table accommodation_changes (
    id text primary key,
    person_id text not null references people (id),
    what text not null check (what in ('set', 'removed')),
    time_factor text,
    extra_minutes integer,
    untimed integer check (untimed in (0, 1)),
    reason text not null,
    actor_id text not null,
    at int8 not null
  ) strict`)
  await run(`create index accommodation_changes_person on accommodation_changes (person_id, at)`)
  await run(`insert into accommodation_changes
      (id, person_id, what, time_factor, extra_minutes, untimed, reason, actor_id, at)
    select person_id, person_id, 'set', time_factor, extra_minutes, untimed, reason, granted_by, granted_at
    from accommodations`)

  // Until now every exam came from a file, so what its newest version says is what its file said last.
  await run(`alter table exams add column file_hash text`)
  await run(`update exams set file_hash = (
    select substr(exam_versions.hash, 1, 64) from exam_versions
    where exam_versions.exam_id = exams.id
    order by exam_versions.number desc limit 1
  )`)
  await run(`create table exam_drafts (
    slug text primary key,
    revision integer not null,
    body text not null,
    base_version_id text references exam_versions (id),
    publish_at int8,
    created_at int8 not null,
    created_by text not null,
    updated_at int8 not null,
    updated_by text not null
  ) strict`)

  await run(`alter table lesson_progress add column last_done_at int8`)
  await run(`update lesson_progress set last_done_at = completed_at`)
}
